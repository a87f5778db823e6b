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

/** That any bean of the WAR may have the channel layer injected, as CHANNELS.md says. */
@ExtendWith(ArquillianExtension.class)
class DoorbellIT {
  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployed.war().addClass(Doorbell.class);
  }

  @Test
  void ringShouldBeHeardByTheMemberOfTheGroup() {
    ChatSite site = new ChatSite(URI.create("http://127.0.0.1:" + url.getPort() + url.getPath()));

    int status = site.post("api/doorbell", "the plumber").statusCode();

    assertThat(status).isEqualTo(204);
    Await.until(() -> site.get("api/doorbell").body().equals("the plumber"));
  }
}
