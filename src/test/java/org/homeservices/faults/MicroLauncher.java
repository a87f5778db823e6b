package org.homeservices.faults;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Payara Micro by its own interface, in the process that this is the main class of: for each line
 * that comes in it undeploys the WAR and deploys it again. Its classes are in the JAR of the server
 * and not in the build, so they are called by their names.
 */
public final class MicroLauncher {
  static final String DONE = "redeployed";
  private static final String NAME = "chat";

  private MicroLauncher() {}

  /**
   * Does what the class says.
   *
   * @param args port, WAR
   */
  public static void main(String[] args) throws ReflectiveOperationException, IOException {
    File war = new File(args[1]);
    Class<?> micro = Class.forName("fish.payara.micro.PayaraMicro");
    Object server = micro.getMethod("getInstance").invoke(null);
    micro.getMethod("setHttpPort", int.class).invoke(server, Integer.parseInt(args[0]));
    micro.getMethod("setNoCluster", boolean.class).invoke(server, true);
    Object runtime = micro.getMethod("bootStrap").invoke(server);
    deploy(runtime, war);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (orders.readLine() != null) {
      runtime.getClass().getMethod("undeploy", String.class).invoke(runtime, NAME);
      deploy(runtime, war);
    }
  }

  private static void deploy(Object runtime, File war) throws ReflectiveOperationException {
    runtime
        .getClass()
        .getMethod("deploy", String.class, String.class, File.class)
        .invoke(runtime, NAME, "", war);
    System.out.println(DONE);
  }
}
