// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Citywall.Theme

TestCase {
    name: "Theme"

    /*! Relative luminance, WCAG 2.2. */
    function luminance(c: color): real {
        const linear = [c.r, c.g, c.b].map(v => v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }
    function contrast(a: color, b: color): real {
        const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
        return (high + 0.05) / (low + 0.05);
    }

    function test_measure() { // black on white is 21:1; #777777 on white is 4.48:1 (WebAIM)
        fuzzyCompare(contrast("#000000", "#ffffff"), 21, 0.001);
        fuzzyCompare(contrast("#777777", "#ffffff"), 4.48, 0.01);
    }

    function test_contrast_data(): list<var> {
        const rows = [];
        for (const theme of ["darkPalette", "lightPalette"]) {
            for (const ground of ["ground", "surface", "surfaceRaised", "surfaceHover", "accentSoft"]) {
                for (const text of ["text", "textMuted", "accent", "normal", "notice", "warning", "critical", "unknown"])
                    rows.push({ tag: theme + " " + text + " on " + ground, theme, ground, mark: text, least: 4.5 });
                rows.push({ tag: theme + " textFaint on " + ground, theme, ground, mark: "textFaint", least: 3 });
            }
            rows.push({ tag: theme + " text on surfacePressed", theme, ground: "surfacePressed", mark: "text", least: 4.5 });
            rows.push({ tag: theme + " accentInk on accent", theme, ground: "accent", mark: "accentInk", least: 4.5 });
        }
        return rows;
    }
    function test_contrast(row: var) {
        const palette = Theme[row.theme];
        const measured = contrast(palette[row.mark], palette[row.ground]);
        verify(measured >= row.least, row.tag + ": " + measured.toFixed(2) + ":1, needed " + row.least + ":1");
    }

    function test_coloursAreThePalettes() {
        compare(Theme.lightPalette.accentInk, "#ffffff");
        for (const dark of [true, false]) {
            Theme.dark = dark;
            for (const name of ["ground", "surface", "text", "accent", "accentInk", "accentSoft", "outline"])
                compare(Theme[name], Theme[dark ? "darkPalette" : "lightPalette"][name], name);
        }
        Theme.dark = true;
    }

    function test_series_data(): list<var> {
        return [{ tag: "dark", dark: true }, { tag: "light", dark: false }];
    }
    function test_series(row: var) {
        Theme.dark = row.dark;
        for (let i = 0; i < 5; ++i)
            verify(contrast(Theme.seriesColor(i), Theme.surface) >= 3, "series " + i);
        Theme.dark = true;
    }

    function test_scale() {
        Theme.textScale = 2;
        compare(Theme.body, 28);
        compare(Theme.display, 60);
        Theme.textScale = 1;
        compare(Theme.body, 14);
        verify(Theme.target >= 24);
        // 16 minutes of arc at 2 m are 9.3 mm; capitals of 14 px on pixels of 0.5 mm are 5.1 mm.
        fuzzyCompare(Theme.textScaleFor(2, 0.0005), 9.308 / 5.089, 0.01);
        compare(Theme.textScaleFor(0.3, 0.00025), 1);
    }

    function test_still() {
        Theme.animate = false;
        compare(Theme.normal, 0);
        compare(Theme.fast, 0);
        Theme.animate = true;
    }
}
