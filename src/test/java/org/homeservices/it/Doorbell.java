package org.homeservices.it;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.homeservices.channel.Channel;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.Receiver;

/** The example of CHANNELS.md: a test adds it to the WAR, and holds the guide to this text. */
@ApplicationScoped
@Path("doorbell")
public class Doorbell {
  private static final GroupName HOME = new GroupName("home.42");

  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private Channel ear;

  @Inject ChannelLayer channels;

  @PostConstruct
  void listen() {
    ear = channels.open("ear", Receiver.of(envelope -> heard.add(envelope.text())));
    channels.groupAdd(HOME, ear.name());
  }

  @POST
  public CompletionStage<Void> ring(String who) {
    return channels.groupSend(HOME, who);
  }

  @GET
  public String heard() {
    return String.join("\n", heard);
  }

  @PreDestroy
  void leave() {
    ear.close();
  }
}
