// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/reason.h"

#include <QTest>
#include <QTranslator>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

/// A language of capital letters that has some phrases only.
class Capitals : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *text, const char * /*comment*/, int /*n*/) const override
    {
        static const QStringList phrases { u"malformed XML"_s, u"missing"_s, u"too many records: the rest was not read"_s,
                                           u"status"_s };
        const QString phrase = QString::fromUtf8(text);
        if (QLatin1StringView(context) != "Reason"_L1)
            return {};
        return phrase == u": " ? u" / "_s : phrases.contains(phrase) ? phrase.toUpper() : QString();
    }
};

} // namespace

class ReasonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysAsItIsWithoutACatalogue()
    {
        for (const QString &reason : { u"missing"_s, u"malformed XML: at 3: 7"_s, u"status: Exercise"_s, u": "_s, QString() })
            QCOMPARE(Reason::shown(reason), reason);
    }

    void phrasesAreTranslatedAndWhatWasMetIsNot_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("shown");
        QTest::newRow("phrase") << u"missing"_s << u"MISSING"_s;
        QTest::newRow("phrase with a colon")
            << u"too many records: the rest was not read"_s << u"TOO MANY RECORDS: THE REST WAS NOT READ"_s;
        QTest::newRow("what was met") << u"status: Exercise"_s << u"STATUS / Exercise"_s;
        QTest::newRow("the member first") << u"num_bikes: missing"_s << u"num_bikes / MISSING"_s;
        QTest::newRow("a phrase in a phrase") << u"malformed XML: too many records: the rest was not read"_s
                                              << u"MALFORMED XML / TOO MANY RECORDS: THE REST WAS NOT READ"_s;
        QTest::newRow("colons in what was met") << u"malformed XML: a: b"_s << u"MALFORMED XML / a: b"_s;
        QTest::newRow("a time") << u"status: 12:30"_s << u"STATUS / 12:30"_s;
        QTest::newRow("of no catalogue") << u"a mapping's own words"_s << u"a mapping's own words"_s;
        QTest::newRow("empty") << QString() << QString();
    }
    void phrasesAreTranslatedAndWhatWasMetIsNot()
    {
        QFETCH(QString, reason);
        Capitals capitals;
        QVERIFY(QCoreApplication::installTranslator(&capitals));
        QTEST(Reason::shown(reason), "shown");
    }

    void isKeptAsItIsWritten()
    {
        Capitals capitals;
        QVERIFY(QCoreApplication::installTranslator(&capitals));
        QCOMPARE(Reason::phrase("missing"), u"missing"_s);
        QCOMPARE(QLatin1StringView(Reason::marked("missing")), "missing"_L1);
    }
};

QTEST_GUILESS_MAIN(ReasonTest)
#include "tst_reason.moc"
