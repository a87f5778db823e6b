package org.homeservices.web.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A container's output, which is ready as the test says, and forbids writing while it is not. */
final class FakeOut extends ServletOutputStream {
  private final ByteArrayOutputStream buffered = new ByteArrayOutputStream();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  boolean ready = true;
  boolean broken;

  String sent() {
    return sent.toString(UTF_8);
  }

  @Override
  public boolean isReady() {
    return ready;
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    // The test calls back.
  }

  @Override
  public void write(int octet) throws IOException {
    check();
    buffered.write(octet);
  }

  @Override
  public void flush() throws IOException {
    check();
    buffered.writeTo(sent);
    buffered.reset();
  }

  private void check() throws IOException {
    if (!ready) {
      throw new IllegalStateException("not ready");
    }
    if (broken) {
      throw new IOException("gone");
    }
  }
}
