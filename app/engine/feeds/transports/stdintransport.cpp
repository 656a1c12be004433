// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/stdintransport.h"

#include "engine/feeds/feedstext.h"
#include "engine/feeds/transports/transportoptions.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>

#include <unistd.h>

namespace citywall {

using namespace Qt::StringLiterals;

StdinTransport::StdinTransport(TransportSetup setup, int descriptor)
    : Transport(std::move(setup)), m_descriptor(descriptor),
      m_stream(TransportOptions(m_setup.options).integer("maximumBytes"_L1, 1 << 20, 1, 1 << 30), m_setup.terminator)
{
    m_stream.payload = [this](const QByteArray &payload) { deliver(payload, {}); };
    m_stream.tooLong = [this](const QByteArray &beginning) { refuse(beginning, {}, FeedsText::tr("payload too long")); };
}

StdinTransport::~StdinTransport() { stop(); }

void StdinTransport::start()
{
    m_notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &StdinTransport::read);
    setState(State::Up);
}

void StdinTransport::stop()
{
    delete m_notifier;
    m_notifier = nullptr;
}

void StdinTransport::tick()
{
    if (m_notifier && !m_notifier->isEnabled() && m_setup.inbox->hasRoom())
        m_notifier->setEnabled(true);
}

void StdinTransport::read()
{
    if (!m_setup.inbox->hasRoom())
        return m_notifier->setEnabled(false);
    std::array<char, 1 << 16> bytes;
    const ssize_t count = ::read(m_descriptor, bytes.data(), bytes.size()); // there is something: it does not wait
    if (count > 0)
        return m_stream.add(QByteArrayView(bytes.data(), count));
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    m_notifier->setEnabled(false);
    m_notifier->deleteLater();
    m_notifier = nullptr;
    m_stream.end();
    setState(State::Down, FeedsText::tr("The input has ended"));
}

} // namespace citywall
