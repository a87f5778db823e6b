package org.homeservices.config;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.homeservices.assistant.GuardSettings;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.assistant.SiteFacts;
import org.homeservices.assistant.spending.SpendingSettings;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.chat.ChatSettings;
import org.homeservices.chat.HandoverSettings;
import org.homeservices.chat.UpkeepSettings;
import org.homeservices.crypto.KeyRing;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.generation.GenerationSettings;
import org.homeservices.identity.IdentitySettings;
import org.homeservices.journal.JournalSettings;
import org.homeservices.knowledge.KnowledgeSettings;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.web.AddressSettings;
import org.homeservices.web.AdminSettings;
import org.homeservices.web.WebSettings;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is configured, checked.
 *
 * @param redis null: everything stays in this node's memory
 * @param model null: no language model, the knowledge base answers
 * @param handover null: nobody can be called, visitors get contact data
 * @param identity null: everybody is unknown
 * @param defaults by every key that is read, what counts where it is unset; empty: nothing
 * @param warnings what is odd but does no harm, one sentence each
 */
public record Settings(
    KeyRing secrets,
    ChannelSettings channel,
    @Nullable RedisSettings redis,
    DatabaseSettings database,
    CachesSettings caches,
    ChatSettings chat,
    UpkeepSettings upkeep,
    GenerationSettings generation,
    KnowledgeSettings knowledge,
    @Nullable ModelSettings model,
    SpendingSettings spending,
    SiteFacts site,
    GuardSettings guard,
    WebSettings web,
    RateLimitSettings limits,
    AddressSettings addresses,
    @Nullable HandoverSettings handover,
    AdminSettings admin,
    JournalSettings journal,
    @Nullable IdentitySettings identity,
    SortedMap<String, String> defaults,
    List<String> warnings) {
  /** Copies the collections. */
  public Settings {
    defaults = Collections.unmodifiableSortedMap(new TreeMap<>(defaults));
    warnings = List.copyOf(warnings);
  }

  /** Every key that is read. */
  public Set<String> keys() {
    return defaults.keySet();
  }
}
