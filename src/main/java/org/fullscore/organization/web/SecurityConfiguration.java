package org.fullscore.organization.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.fullscore.web.Idempotency;
import org.fullscore.web.Problem;
import org.fullscore.web.SecurityHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Who gets in where: machines by token under /api, operators under /actuator, people by form everywhere else. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/sign-in", "/welcome/*", "/error", "/favicon.svg", "/assets/**", "/webjars/**", "/_static/**"
    };

    @Bean
    PasswordEncoder passwords() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    /** Requests are measured as a whole; to measure each filter besides would cost more than most filters do. */
    @Bean
    static SecurityObservationSettings filtersUnmeasured() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiAccess(
            HttpSecurity http,
            TokenSignIn tokens,
            JsonMapper json,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        return http.securityMatcher("/api/**")
                .csrf(CsrfConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .headers(SecurityHeaders::apply)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.opaqueToken(token ->
                                token.introspector(tokens).authenticationConverter(TokenSignIn::authentication))
                        .authenticationEntryPoint((request, response, failure) -> {
                            new BearerTokenAuthenticationEntryPoint().commence(request, response, failure);
                            write(response, json, unauthorized());
                        })
                        .accessDeniedHandler((request, response, denied) -> {
                            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
                            write(response, json, forbidden());
                        }))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/api/**")
                        .hasAnyAuthority("SCOPE_read", "SCOPE_admin")
                        .requestMatchers(HttpMethod.HEAD, "/api/**")
                        .hasAnyAuthority("SCOPE_read", "SCOPE_admin")
                        .anyRequest()
                        .authenticated())
                .addFilterAfter(new OrganizationFilter(), AuthorizationFilter.class)
                .addFilterAfter(new Idempotency(jdbc, transaction, clock, json), OrganizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain actuatorAccess(HttpSecurity http, TokenSignIn tokens) {
        return http.securityMatcher("/actuator/**")
                .csrf(CsrfConfigurer::disable)
                .headers(SecurityHeaders::apply)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.opaqueToken(
                        token -> token.introspector(tokens).authenticationConverter(TokenSignIn::authentication)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .anyRequest()
                        .hasAnyAuthority("SCOPE_operate", "SCOPE_admin"))
                .build();
    }

    /** The page to try the API styles itself inline, which no other page may. */
    @Bean
    @Order(3)
    SecurityFilterChain documentationAccess(HttpSecurity http, Environment environment) {
        boolean local = environment.acceptsProfiles(Profiles.of("local"));
        return http.securityMatcher(
                        "/docs", "/docs/**", "/swagger-ui/**", "/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml")
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives(SecurityHeaders.CONTENT_SECURITY_POLICY.replace(
                                "style-src 'self'", "style-src 'self' 'unsafe-inline'"))))
                .authorizeHttpRequests(requests -> {
                    if (local) {
                        requests.anyRequest().permitAll();
                    } else {
                        requests.anyRequest().authenticated();
                    }
                })
                .formLogin(form -> form.loginPage("/sign-in"))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pageAccess(HttpSecurity http, PasswordSignIn passwords) {
        return http.authenticationProvider(passwords)
                .headers(SecurityHeaders::apply)
                // the end of a stream, which was let in when it began; whoever has signed out meanwhile gets no error
                // into it
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .usernameParameter("email")
                        .passwordParameter("password")
                        .defaultSuccessUrl("/")
                        .failureHandler((request, response, failure) -> response.sendRedirect(request.getContextPath()
                                + "/sign-in?wrong=" + failure.getClass().getSimpleName())))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .addFilterAfter(new OrganizationFilter(), AuthorizationFilter.class)
                .build();
    }

    private static void write(HttpServletResponse response, JsonMapper json, Problem problem) throws IOException {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(json.writeValueAsBytes(problem.response().getBody()));
    }

    private static Problem unauthorized() {
        return new Problem(
                401,
                "unauthorized",
                "Not signed in",
                "Send a valid API token as \"Authorization: Bearer …\". An administrator makes one.",
                java.util.List.of());
    }

    private static Problem forbidden() {
        return Problem.forbidden("scope", "The token does not reach so far", "It needs the scope read.");
    }
}
