// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/deliverywatch.h"
#include "sdk/registry.h"

#include <QPointer>

#include <vector>

namespace citywall {

/// Measures FeedStatus::shownLagMilliseconds: from the receipt of a payload to the end of the first frame that was begun after a window that
/// follows the present (FeedWindow) had told its views of the observations in it. Of payloads that a frame is the first with, the one that
/// waited longest counts.
///
/// Three sides tell it what it needs: feeds what goes into the history, windows what they have told, and who draws when frames are begun
/// and on the screen. Whether a layer of the feed is looked at it does not ask. Lists, which follow once a second, and layers that are
/// painted beside the scene, where there is no GPU, may follow a little later.
///
/// NaN is what it does not know: while nothing is drawn or what is drawn is not the present, and where what came last has not been shown
/// `patience` after it was stored (nobody looks at the feed, or what it brings is too old for any window). The past that a feed fills in, and
/// what it received before it began, is not measured. GUI thread.
class ShownLag : public QObject, public DeliveryWatch
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Feeds:
    void expect(FeedStatus &status, UtcTime received); ///< goes to the history
    void keep(const FeedStatus &status, UtcTime received, UtcTime now); ///< the history has it, and something of it is new
    void forget(const FeedStatus &status, UtcTime received); ///< the history has not taken it, or knew it
    void tick(UtcTime now); ///< looks for what nobody waits for any more: once a second is enough

    // Views:
    void delivered(const QString &feed, UtcTime received) override;

    // Who draws:
    void setDrawing(bool drawing); ///< frames are drawn, and of the present
    void
    forgetAll(); ///< what waits will not be shown at once, or the host's clock has stepped: nothing is known until more comes
    bool isWaiting() const; ///< for a frame
    void beginFrame(
        quint64 frame); ///< it shows what has been delivered by now. Also of another thread, while the GUI thread waits for it
    void endFrame(quint64 frame, UtcTime at); ///< it is on the screen, and with it whatever was begun before

    static constexpr Duration patience = std::chrono::seconds(10);
    static constexpr size_t most = 1000; ///< payloads that wait; then the oldest is forgotten

Q_SIGNALS:
    void waiting(); ///< for a frame, after nothing was
    void shown(citywall::FeedStatus *status, double milliseconds); ///< each payload

private:
    struct Payload {
        QPointer<FeedStatus> status;
        UtcTime received;
        UtcTime stored {}; ///< invalid: not yet
        bool delivered = false;
        quint64 frame = 0; ///< the first one with it; 0 = not begun
    };
    void conclude(FeedStatus *status, UtcTime received);

    bool m_drawing = false;
    std::vector<Payload> m_payloads; // in the order in which they went to the history
    QList<QPointer<FeedStatus>> m_known; // those with a value
};

} // namespace citywall
