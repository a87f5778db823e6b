package org.homeservices.web.filter;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.homeservices.web.VisitorAddresses;

/**
 * Says where a visitor is, in a header of our own: the one thing that a resource and a WebSocket
 * handshake can both read. Whatever the client put there is gone.
 */
public class VisitorAddress extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient VisitorAddresses addresses;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String peer = String.valueOf(request.getRemoteAddr());
    List<String> told = Collections.list(request.getHeaders(addresses.header()));
    chain.doFilter(new Told(request, addresses.of(peer, told)), response);
  }

  /** A request with one header more. */
  private static final class Told extends HttpServletRequestWrapper {
    private final String address;

    Told(HttpServletRequest request, String address) {
      super(request);
      this.address = address;
    }

    @Override
    public String getHeader(String name) {
      return isOurs(name) ? address : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return isOurs(name) ? Collections.enumeration(Set.of(address)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
      names.removeIf(Told::isOurs);
      names.add(VisitorAddresses.HEADER);
      return Collections.enumeration(names);
    }

    private static boolean isOurs(String name) {
      return VisitorAddresses.HEADER.equalsIgnoreCase(name);
    }
  }
}
