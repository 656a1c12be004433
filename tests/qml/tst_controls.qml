// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Citywall.Controls

/*! Controls of the UI kit by themselves. */
TestCase {
    id: test

    property int choice: 0
    property int most: 2

    name: "Controls"
    when: windowShown
    visible: true
    width: 400
    height: 200

    SegmentedControl {
        id: segments
        width: 300
        model: ["One", "Two", "Three"]
        currentIndex: test.choice
        onActivated: index => test.choice = Math.min(index, test.most)
    }

    /*! It shows what its owner has chosen, whoever chose last, and also where a choice was not taken. */
    function test_segmentsShowTheOwnersChoice() {
        segments.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Right);
        compare([choice, segments.currentIndex], [1, 1]);
        choice = 0;
        compare(segments.currentIndex, 0);
        mouseClick(segments, 290, 10);
        compare([choice, segments.currentIndex], [2, 2]);
        choice = 1;
        compare(segments.currentIndex, 1);
        most = 1;
        keyClick(Qt.Key_Right);
        compare([choice, segments.currentIndex], [1, 1]);
    }
}
