// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick

/*!
    Colour roles, type scale, spacing and durations: the only place where a colour or a size is a number.
    Lengths are logical pixels. textFaint is for marks and hairlines that carry meaning, never for text.
*/
QtObject {
    id: theme

    property bool dark: true
    /*! Factor on all text, from the viewing distance (NUREG-0700: 16 minutes of arc at least); 1 at a desk. */
    property real textScale: 1
    /*! False where pictures are taken or motion is unwanted: every duration is then 0. */
    property bool animate: true

    readonly property ThemePalette darkPalette: ThemePalette {
        ground: "#12161b"
        surface: "#181d23"
        surfaceRaised: "#20262d"
        surfaceHover: "#262d35"
        surfacePressed: "#2c343d"
        outline: "#2c343d"
        text: "#e6eaee"
        textMuted: "#9aa5b1"
        textFaint: "#727e8b"
        accent: "#6ea8fe"
        accentInk: "#0c1624"
        accentSoft: "#213149"
        normal: "#8fb0a0"
        notice: "#d9c36a"
        warning: "#f0a13a"
        critical: "#ff6b6b"
        unknown: "#939da7"
        night: "#0d1014"
        scrim: "#b30a0d11"
    }
    readonly property ThemePalette lightPalette: ThemePalette {
        ground: "#e9edf1"
        surface: "#f7f9fa"
        surfaceRaised: "#ffffff"
        surfaceHover: "#eef2f5"
        surfacePressed: "#e2e8ed"
        outline: "#d2d9e0"
        text: "#1a2129"
        textMuted: "#505c68"
        textFaint: "#77838f"
        accent: "#1c5fc2"
        accentInk: "#ffffff"
        accentSoft: "#dbe7f9"
        normal: "#47705a"
        notice: "#735d00"
        warning: "#9a4f00"
        critical: "#bd1f26"
        unknown: "#56616c"
        night: "#dde3e9"
        scrim: "#661a2129"
    }
    readonly property ThemePalette palette: dark ? darkPalette : lightPalette

    readonly property color ground: palette.ground
    readonly property color surface: palette.surface
    readonly property color surfaceRaised: palette.surfaceRaised
    readonly property color surfaceHover: palette.surfaceHover
    readonly property color surfacePressed: palette.surfacePressed
    readonly property color outline: palette.outline
    readonly property color text: palette.text
    readonly property color textMuted: palette.textMuted
    readonly property color textFaint: palette.textFaint
    readonly property color accent: palette.accent
    readonly property color accentInk: palette.accentInk
    readonly property color accentSoft: palette.accentSoft
    readonly property color unknown: palette.unknown
    readonly property color night: palette.night
    readonly property color scrim: palette.scrim

    /*! −1 unknown, 0 normal, 1 notice, 2 warning, 3 critical. */
    function severityColor(severity: int): color {
        switch (severity) {
        case 0: return palette.normal;
        case 1: return palette.notice;
        case 2: return palette.warning;
        case 3: return palette.critical;
        default: return palette.unknown;
        }
    }
    /*! The colour of a number or name in that state: muted ground, saturated colour for the abnormal only. */
    function severityTextColor(severity: int): color {
        return severity > 0 ? severityColor(severity) : severity < 0 ? textMuted : text;
    }
    function severityName(severity: int): string {
        switch (severity) {
        case 0: return qsTr("normal");
        case 1: return qsTr("notice");
        case 2: return qsTr("warning");
        case 3: return qsTr("critical");
        default: return qsTr("unknown");
        }
    }
    /*! A colour for the n-th of several things that are equal in rank (Okabe–Ito order, toned for the theme). */
    function seriesColor(index: int): color {
        const colors = dark ? ["#6ea8fe", "#e0a458", "#5fc4a8", "#c99bd6", "#b9c2cb"]
                            : ["#1c5fc2", "#9a5b00", "#0d7a5f", "#8a4b9c", "#56626e"];
        return colors[index % colors.length];
    }
    /*!
        Text scale at which body text spans 16 minutes of arc (NUREG-0700) from a distance, on a screen with pixels of a
        size: capital height = 2·D·tan(8′), and capitals of Inter are 0.727 em. Between 1 and 3: beyond, use a scale factor.
    */
    function textScaleFor(distanceMeters: real, pixelMeters: real): real {
        const capitals = 2 * distanceMeters * Math.tan(8 / 60 * Math.PI / 180) / pixelMeters;
        return Math.max(1, Math.min(3, capitals / (0.727 * 14)));
    }
    function translucent(color: color, opacity: real): color {
        return Qt.rgba(color.r, color.g, color.b, opacity);
    }

    readonly property string family: {
        const installed = Qt.fontFamilies();
        for (const name of ["Inter", "Noto Sans", "DejaVu Sans"])
            if (installed.includes(name))
                return name;
        return Qt.application.font.family;
    }
    readonly property string numberFamily: family
    /*! Tabular figures: digits of equal width, so that numbers do not jitter. */
    readonly property var numberFeatures: ({ "tnum": 1, "cv11": 0 })

    readonly property int caption: Math.round(12 * textScale)
    readonly property int body: Math.round(14 * textScale)
    readonly property int title: Math.round(16 * textScale)
    readonly property int heading: Math.round(20 * textScale)
    readonly property int display: Math.round(30 * textScale)

    readonly property int xs: 4
    readonly property int s: 8
    readonly property int m: 12
    readonly property int l: 16
    readonly property int xl: 24
    readonly property int radius: 4
    readonly property int hairline: 1
    /*! Side of the square that a pointer or a finger can hit; never under 24 (WCAG 2.2, 2.5.8). */
    readonly property int target: Math.round(32 * textScale)
    readonly property int icon: Math.round(20 * textScale)
    readonly property int focusWidth: 2

    readonly property int fast: animate ? 120 : 0
    readonly property int normal: animate ? 220 : 0
}
