// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! Where a source is and how it is spoken to. `edited` when it is another source than before, `refined` when it is read in another way. */
Column {
    id: form

    property feedEntry entry
    property bool more: false
    readonly property bool isPath: entry.kind === "folder" || entry.kind === "file"
    /*! Further options of the kinds that were left: there again when one comes back. */
    property var optionsOf: ({})
    /*! As what is sampled was read last. */
    property var readBy: ({ companions: "", datum: "" })
    signal edited()
    signal refined()
    signal accepted()

    function begin(told: feedEntry) {
        entry = told;
        if (entry.kind === "")
            entry.kind = "http";
        more = entry.attribution !== "" || entry.companions.length > 0 || entry.datum !== "";
        address.text = entry.address;
        topics.text = entry.topics.join(", ");
        credential.text = entry.credential;
        attribution.text = entry.attribution;
        companions.text = entry.companions.join(", ");
        datum.text = entry.datum;
        every.text = entry.options.every ?? "";
        optionsOf = {};
        readBy = { companions: entry.companions.join(), datum: entry.datum };
        address.forceActiveFocus(Qt.PopupFocusReason);
    }
    function words(text: string): list<string> {
        return text.split(",").map(word => word.trim()).filter(word => word !== "");
    }
    /*! Options that the new kind does not know would make the source unusable, and nobody would see them. */
    function takeKind(kind: string) {
        if (kind === entry.kind)
            return;
        optionsOf = Object.assign({}, optionsOf, { [entry.kind]: entry.options });
        entry.options = optionsOf[kind] ?? FeedSetup.optionsFor(kind, entry.options);
        entry.kind = kind;
        every.text = entry.options.every ?? "";
    }
    function refine() {
        const by = { companions: entry.companions.join(), datum: entry.datum };
        if (by.companions === readBy.companions && by.datum === readBy.datum)
            return;
        readBy = by;
        refined();
    }
    /*! One of the kind's further options; empty = as the program has it. */
    function setOption(key: string, value: string) {
        const options = Object.assign({}, entry.options);
        if (value === "")
            delete options[key];
        else
            options[key] = value;
        entry.options = options;
    }

    component Line: Column {
        id: line
        property string label
        property string note
        default property alias content: slot.data
        width: parent?.width ?? 0
        spacing: 2
        CaptionText {
            width: parent.width
            text: line.label
            color: Theme.text
        }
        Item {
            id: slot
            width: parent.width
            height: childrenRect.height
        }
        CaptionText {
            width: parent.width
            visible: text !== ""
            text: line.note
            wrapMode: Text.Wrap
        }
    }

    spacing: Theme.m

    Line {
        label: qsTr("Kind")
        note: FeedWords.kindHint(form.entry.kind)
        FeedKindChoice {
            width: parent.width
            kind: form.entry.kind
            onActivated: kind => {
                form.takeKind(kind);
                form.edited();
            }
        }
    }
    Line {
        label: form.isPath ? qsTr("Path") : qsTr("Address")
        Field {
            id: address
            width: parent.width
            name: form.isPath ? qsTr("Path of the source") : qsTr("Address of the source")
            placeholderText: FeedWords.addressExample(form.entry.kind)
            onTextEdited: {
                form.entry.address = text;
                const kind = FeedWords.kindOfAddress(text);
                if (kind !== "")
                    form.takeKind(kind);
                form.edited();
            }
            onAccepted: form.accepted()
        }
    }
    Line {
        visible: form.entry.kind === "mqtt"
        label: qsTr("Topics")
        Field {
            id: topics
            width: parent.width
            name: qsTr("Topics, separated by commas")
            placeholderText: "city/traffic/#, city/parking/+/state"
            onTextEdited: {
                form.entry.topics = form.words(text);
                form.edited();
            }
            onAccepted: form.accepted()
        }
    }
    Line {
        visible: !form.isPath
        label: qsTr("Credential, if it asks for one")
        note: form.entry.credential === "" ? ""
            : qsTr("Only the name stands here. The secret belongs into %1 (readable by you alone), or into the system's keychain as service “citywall”.")
                .arg(FeedSetup.credentialFiles.join(qsTr(" or ")))
        Field {
            id: credential
            width: parent.width
            name: qsTr("Name of the credential")
            placeholderText: qsTr("Its name, never the secret itself")
            onTextEdited: {
                form.entry.credential = text.trim();
                form.edited();
            }
            onAccepted: form.accepted()
        }
    }
    ActionButton {
        text: form.more ? qsTr("Less") : qsTr("More …")
        Accessible.description: qsTr("Publisher, further files, datum, how often it is asked")
        onClicked: form.more = !form.more
    }
    Line {
        visible: form.more && form.entry.kind === "http"
        label: qsTr("How often it is asked")
        Field {
            id: every
            width: parent.width
            name: qsTr("How often it is asked, as an ISO 8601 duration")
            placeholderText: qsTr("PT60S: once a minute")
            onTextEdited: form.setOption("every", text.trim())
        }
    }
    Line {
        visible: form.more
        label: qsTr("Publisher and licence, shown with the data")
        Field {
            id: attribution
            width: parent.width
            name: qsTr("Publisher and licence")
            placeholderText: qsTr("City of Example, CC BY 4.0")
            onTextEdited: form.entry.attribution = text
        }
    }
    Line {
        visible: form.more
        label: qsTr("Files without which it cannot be understood")
        Field {
            id: companions
            width: parent.width
            name: qsTr("Files, separated by commas")
            placeholderText: "/srv/feeds/gtfs.zip"
            onTextEdited: form.entry.companions = form.words(text)
            onEditingFinished: form.refine()
        }
    }
    Line {
        visible: form.more
        label: qsTr("Coordinate reference system")
        Field {
            id: datum
            width: parent.width
            name: qsTr("Coordinate reference system of the positions")
            placeholderText: qsTr("WGS 84; else EPSG:2263, GCJ-02, BD-09 …")
            onTextEdited: form.entry.datum = text.trim()
            onEditingFinished: form.refine()
        }
    }
}
