package org.fullscore.consequences.web;

import java.util.List;
import java.util.Set;
import org.fullscore.consequences.WebhookEvents;
import org.fullscore.consequences.Webhooks;
import org.fullscore.web.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that are told of obligations.
 *
 * @param secret that of the one that was just added, or null
 * @param url what was typed
 * @param chosen the events that were chosen
 */
public record WebhooksPage(
        List<Webhooks.Webhook> webhooks, @Nullable String secret, String url, Set<String> chosen, Errors errors) {

    public List<String> events() {
        return WebhookEvents.ALL;
    }
}
