package org.homeservices.it;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeservices.cache.ApplicationData;
import org.homeservices.cache.Cache;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.Computed;
import org.homeservices.cache.Entry;
import org.homeservices.cache.Tag;

/** The example of CACHES.md: a test adds it to the WAR, and holds the guide to this text. */
@ApplicationScoped
@Path("prices")
public class Prices {
  private static final Tag PRICES = Tag.of("prices");

  private final AtomicInteger calls = new AtomicInteger();

  @Inject @ApplicationData Cache cache;

  @GET
  @Path("{service}")
  public CompletionStage<String> price(@PathParam("service") String service) {
    return cache
        .getOrCompute(CacheKey.of("price", service), () -> ask(service))
        .thenApply(lookup -> lookup.found().orElse("on request"));
  }

  @DELETE
  public CompletionStage<Void> forget() {
    return cache.evictAll(PRICES).thenAccept(change -> {});
  }

  private CompletionStage<Computed> ask(String service) {
    String price = service + " costs " + calls.incrementAndGet();
    return CompletableFuture.completedStage(new Computed.Value(Entry.of(price).tagged(PRICES)));
  }
}
