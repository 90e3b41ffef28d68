package bare;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The smallest Spring Boot application that answers with the totals of a board: plain JDBC, nobody is asked who they are. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@RestController
public class TotalsApplication {

    private final DataSource database;

    TotalsApplication(DataSource database) {
        this.database = database;
    }

    /** A total, one row. */
    public record Total(String id, String name, String metric, String period, BigDecimal target, BigDecimal actual) {}

    public static void main(String[] arguments) {
        SpringApplication.run(TotalsApplication.class, arguments);
    }

    @Bean
    static DataSource database() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(System.getenv("BENCH_DATABASE"));
        pool.setUsername("postgres");
        pool.setPassword(System.getenv("BENCH_PASSWORD"));
        pool.setMaximumPoolSize(20);
        return pool;
    }

    @GetMapping("/totals")
    List<Total> totals(@RequestParam String team, @RequestParam String period, @RequestParam String metric)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select id, name, metric, period, target, actual from bench.total where team = ? and period = ? and metric = ?")) {
            statement.setString(1, team);
            statement.setString(2, period);
            statement.setString(3, metric);
            try (ResultSet rows = statement.executeQuery()) {
                List<Total> totals = new ArrayList<>();
                while (rows.next()) {
                    totals.add(new Total(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getBigDecimal(5),
                            rows.getBigDecimal(6)));
                }
                return totals;
            }
        }
    }
}
