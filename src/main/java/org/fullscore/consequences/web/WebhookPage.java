package org.fullscore.consequences.web;

import java.util.List;
import org.fullscore.consequences.Webhooks;

/** One address and what was sent to it. */
public record WebhookPage(Webhooks.Webhook webhook, List<Webhooks.Delivery> deliveries) {}
