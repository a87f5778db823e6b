package org.homeservices.it;

import java.io.File;
import java.net.URI;
import java.net.URL;
import org.homeservices.testing.ChatSite;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WAR as it was built, on a managed server. */
@ExtendWith(ArquillianExtension.class)
abstract class Deployed {
  @ArquillianResource private URL url;

  ChatSite site;

  @Deployment(testable = false)
  static WebArchive war() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("war")));
  }

  @BeforeEach
  void findSite() {
    // The URL names the machine's own address; the server listens on loopback too.
    site = new ChatSite(URI.create("http://127.0.0.1:" + url.getPort() + url.getPath()));
  }

  /** Where the server answers for MicroProfile Health: WildFly does on its management port. */
  ChatSite probes() {
    String port = System.getProperty("probes.port", "");
    return port.isEmpty() ? site : ChatSite.onPort(Integer.parseInt(port));
  }
}
