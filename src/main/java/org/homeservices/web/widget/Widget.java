package org.homeservices.web.widget;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Hands out the widget's files, which it has read when the application started. */
public class Widget extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String FOLDER = "/widget/";

  private transient WidgetFiles files = WidgetFiles.of(Map.of());

  @Override
  public void init() {
    Map<String, byte[]> sources = new TreeMap<>();
    read(FOLDER, getServletContext(), sources);
    files = WidgetFiles.of(sources);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!Set.of("GET", "HEAD").contains(request.getMethod())) {
      response.setHeader("Allow", "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    String path = path(request);
    Optional<WidgetFiles.Found> found = files.find(path);
    if (found.isPresent()) {
      answer(found.get(), getServletContext().getMimeType(path), request, response);
    } else {
      response.setHeader("Cache-Control", CachePolicy.NEVER.header());
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static void answer(
      WidgetFiles.Found found,
      String type,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    WidgetFile file = found.file();
    response.setHeader("Cache-Control", found.policy().header());
    response.setHeader("ETag", file.tag());
    response.setHeader("Vary", "Accept-Encoding");
    if (isKnown(request.getHeader("If-None-Match"), file.tag())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    boolean isCompressed = AcceptedEncoding.isGzip(request.getHeader("Accept-Encoding"));
    byte[] content = file.content(isCompressed);
    response.setContentType(type);
    response.setContentLength(content.length);
    if (isCompressed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    if (request.getMethod().equals("GET")) {
      response.getOutputStream().write(content);
    }
  }

  /** Tags have no commas; those that we did not make match nothing. */
  private static boolean isKnown(@Nullable String tags, String tag) {
    if (tags == null) {
      return false;
    }
    String opaque = tag.substring("W/".length());
    return tags.strip().equals("*") || tags.contains(opaque);
  }

  /** Only as it is written: a file has one address, without detours and escapes. */
  private static String path(HttpServletRequest request) {
    String folder = request.getContextPath() + FOLDER;
    String address = request.getRequestURI();
    return address.startsWith(folder) ? address.substring(folder.length()) : "";
  }

  private static void read(String folder, ServletContext context, Map<String, byte[]> sources) {
    Set<String> paths = context.getResourcePaths(folder);
    for (String path : paths == null ? Collections.<String>emptySet() : paths) {
      if (path.endsWith("/")) {
        read(path, context, sources);
      } else {
        sources.put(path.substring(FOLDER.length()), content(path, context));
      }
    }
  }

  private static byte[] content(String path, ServletContext context) {
    try (InputStream in = context.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("listed, and not there: " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
