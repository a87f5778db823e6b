package org.homeservices.database.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.util.DriverDataSource;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.database.PoolLoad;
import org.jspecify.annotations.Nullable;

/** A pool of our own. What the URL says of a driver's options counts more than what we say. */
final class PooledSource implements Source {
  private static final int LEAST_IDLE = 2;
  private static final String H2_ADDRESS = "h2.bindAddress";
  private static final String H2_WRITE_DELAY = "WRITE_DELAY";

  private final HikariDataSource pool;
  private final DataSource forSchema;

  private PooledSource(HikariDataSource pool, DataSource forSchema) {
    this.pool = pool;
    this.forSchema = forSchema;
  }

  /** Needs no database that is there. */
  static PooledSource of(
      DatabaseSettings settings, String url, Patience patience, ThreadFactory threads) {
    keepOnThisMachine();
    HikariConfig config = new HikariConfig();
    config.setPoolName("chat-db-pool");
    config.setThreadFactory(threads);
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(Math.min(LEAST_IDLE, settings.poolSize()));
    config.setConnectionTimeout(patience.connect().toMillis());
    config.setValidationTimeout(patience.connect().toMillis());
    config.setInitializationFailTimeout(-1);
    config.setDataSource(drivers(settings, url, options(url, patience, patience.silence())));
    DataSource forSchema = drivers(settings, url, options(url, patience, Duration.ZERO));
    return new PooledSource(new HikariDataSource(config), forSchema);
  }

  /**
   * Each connection is a new one.
   *
   * @param more options of the driver
   */
  static DataSource unpooled(
      DatabaseSettings settings, String url, Patience patience, Properties more) {
    keepOnThisMachine();
    Properties options = options(url, patience, patience.silence());
    options.putAll(more);
    return drivers(settings, url, options);
  }

  @Override
  public DataSource forWork() {
    return pool;
  }

  @Override
  public DataSource forSchema() {
    return forSchema;
  }

  @Override
  public PoolLoad load() {
    HikariPoolMXBean now = pool.getHikariPoolMXBean();
    return now == null
        ? PoolLoad.UNKNOWN
        : new PoolLoad(
            now.getActiveConnections(),
            now.getIdleConnections(),
            now.getThreadsAwaitingConnection(),
            pool.getMaximumPoolSize());
  }

  @Override
  public void close() {
    pool.close();
  }

  /** What AUTO_SERVER opens for other nodes would else be open to other machines. */
  private static void keepOnThisMachine() {
    Object unused = System.getProperties().putIfAbsent(H2_ADDRESS, "127.0.0.1");
  }

  private static DataSource drivers(DatabaseSettings settings, String url, Properties options) {
    String driver = isPostgres(url) ? "org.postgresql.Driver" : "org.h2.Driver";
    return new DriverDataSource(
        url, driver, options, nullIfEmpty(settings.user()), nullIfEmpty(settings.password()));
  }

  private static Properties options(String url, Patience patience, Duration silence) {
    Properties options = new Properties();
    if (isPostgres(url)) {
      options.setProperty("ApplicationName", "home-services-chat");
      options.setProperty("connectTimeout", seconds(patience.connect()));
      options.setProperty("socketTimeout", seconds(silence));
      options.setProperty("tcpKeepAlive", "true");
      options.setProperty("reWriteBatchedInserts", "true");
    } else if (!url.toUpperCase(Locale.ROOT).contains(H2_WRITE_DELAY)) {
      // H2 writes what is committed half a second later: a process that is killed would lose it.
      options.setProperty(H2_WRITE_DELAY, "0");
    }
    return options;
  }

  private static String seconds(Duration time) {
    return Long.toString(time.toSeconds());
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static boolean isPostgres(String url) {
    return url.startsWith("jdbc:postgresql:");
  }
}
