// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall

/*! The keys that work wherever the focus is; those without Ctrl reach the shell only if the focused control leaves them. */
Item {
    id: keys

    required property PlaybackControl playback
    signal searchRequested()
    signal jumpRequested()
    signal helpRequested()
    signal alarmsRequested()
    signal feedsRequested()
    signal themeToggled()
    signal inspectorToggled()
    signal legendToggled()
    signal fullScreenToggled()
    signal viewChosen(index: int)
    signal backRequested()
    signal homeRequested()
    signal playToggled()
    signal reverseRequested()
    signal faster()
    signal slower()

    Shortcut { sequence: "Ctrl+K"; onActivated: keys.searchRequested() }
    Shortcut { sequence: "Ctrl+J"; onActivated: keys.jumpRequested() }
    Shortcut { sequence: "F1"; onActivated: keys.helpRequested() }
    Shortcut { sequence: "Ctrl+L"; onActivated: keys.alarmsRequested() }
    Shortcut { sequence: "Ctrl+E"; onActivated: keys.feedsRequested() }
    Shortcut { sequence: "Ctrl+T"; onActivated: keys.themeToggled() }
    Shortcut { sequence: "Ctrl+I"; onActivated: keys.inspectorToggled() }
    Shortcut { sequence: "Ctrl+B"; onActivated: keys.legendToggled() }
    Shortcut { sequence: "F11"; onActivated: keys.fullScreenToggled() }
    Shortcut { sequence: "Home"; onActivated: keys.homeRequested() }
    Instantiator {
        model: 9
        Shortcut {
            required property int index
            sequence: "Ctrl+" + (index + 1)
            onActivated: keys.viewChosen(index)
        }
    }

    /*! @returns whether the key meant something. */
    function handle(key: int, modifiers: int, text: string): bool {
        const step = modifiers & Qt.ControlModifier ? 86400000 : modifiers & Qt.ShiftModifier ? 3600000 : 60000;
        if (key === Qt.Key_Left || key === Qt.Key_Right) {
            Clock.step(key === Qt.Key_Left ? -step : step);
            return true;
        }
        if (modifiers & Qt.ControlModifier) {
            switch (key) {
            case Qt.Key_Plus:
            case Qt.Key_Equal: playback.zoom(0.5); return true;
            case Qt.Key_Minus: playback.zoom(2); return true;
            case Qt.Key_0: playback.zoomOut(); return true;
            }
        }
        if (modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return false;
        if (key >= Qt.Key_1 && key <= Qt.Key_9) {
            const module = Registry.modules[key - Qt.Key_1];
            if (module)
                Selection.module = module.moduleId;
            return true;
        }
        switch (key) {
        case Qt.Key_0: Selection.module = "across"; return true;
        case Qt.Key_Space: playToggled(); return true;
        case Qt.Key_L: Clock.goLive(); return true;
        case Qt.Key_R: reverseRequested(); return true;
        case Qt.Key_BracketLeft:
        case Qt.Key_Minus: slower(); return true;
        case Qt.Key_BracketRight:
        case Qt.Key_Plus: faster(); return true;
        case Qt.Key_Comma: playback.stepFrame(-1); return true;
        case Qt.Key_Period: playback.stepFrame(1); return true;
        case Qt.Key_P: playback.stepObservation(-1); return true;
        case Qt.Key_N: playback.stepObservation(1); return true;
        case Qt.Key_I: playback.markBegin(); return true;
        case Qt.Key_O: playback.markEnd(); return true;
        case Qt.Key_X: playback.endLoop(); return true;
        case Qt.Key_B: playback.requestBookmark(); return true;
        case Qt.Key_Escape: backRequested(); return true;
        case Qt.Key_Question: helpRequested(); return true;
        }
        return false;
    }
}
