package org.homeservices.web.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Goes on with requests that were dispatched: Payara gives them no request context. */
@ApplicationScoped
public class Dispatched {

  /** Goes on as the sequel in a request says, or without any where there is none. */
  @ActivateRequestContext
  public void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getAttribute(ArrivingBody.SEQUEL) instanceof Sequel sequel) {
      request.removeAttribute(ArrivingBody.SEQUEL);
      sequel.on(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }
}
