package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChatSite;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * That any bean of the WAR may have the caches and the channel layer injected, as the guides say.
 */
@ExtendWith(ArquillianExtension.class)
class ExamplesIT {
  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployed.war().addClasses(Prices.class, Doorbell.class);
  }

  private ChatSite site() {
    return new ChatSite(URI.create("http://127.0.0.1:" + url.getPort() + url.getPath()));
  }

  @Test
  void priceShouldBeAskedOnceUntilItIsForgotten() {
    ChatSite site = site();

    String first = site.get("api/prices/painting").body();
    String second = site.get("api/prices/painting").body();
    int forgotten = site.call("DELETE", "api/prices").statusCode();
    String third = site.get("api/prices/painting").body();

    assertThat(first).isEqualTo("painting costs 1");
    assertThat(second).isEqualTo(first);
    assertThat(forgotten).isEqualTo(204);
    assertThat(third).isEqualTo("painting costs 2");
  }

  @Test
  void ringShouldBeHeardByTheMemberOfTheGroup() {
    ChatSite site = site();

    int status = site.post("api/doorbell", "the plumber").statusCode();

    assertThat(status).isEqualTo(204);
    Await.until(() -> site.get("api/doorbell").body().equals("the plumber"));
  }
}
