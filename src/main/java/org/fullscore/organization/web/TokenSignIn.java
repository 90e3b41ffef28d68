package org.fullscore.organization.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.fullscore.organization.SignedIn;
import org.fullscore.organization.Tokens;
import org.fullscore.organization.Viewers;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/** Signs machines in by their API token; a token is remembered for five seconds, so that a revoked one ends within them. */
@Component
class TokenSignIn implements OpaqueTokenIntrospector {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final Tokens tokens;
    private final Viewers viewers;
    private final Cache<String, SignedIn> remembered = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();

    TokenSignIn(Tokens tokens, Viewers viewers) {
        this.tokens = tokens;
        this.viewers = viewers;
    }

    /** A token ends with the last day of the person it acts as. */
    private boolean isStillHere(SignedIn signedIn) {
        return CurrentOrganization.callAs(new OrganizationId(signedIn.organization()), () -> viewers.of(signedIn))
                .isPresent();
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        SignedIn known = remembered.getIfPresent(token);
        if (known == null) {
            known = tokens.redeem(token)
                    .filter(this::isStillHere)
                    .orElseThrow(() -> new BadOpaqueTokenException("The token is unknown, revoked or has expired."));
            remembered.put(token, known);
        }
        return new Redeemed(known);
    }

    /** The principal of a token is who it acts as, whatever way they signed in. */
    static Authentication authentication(String token, OAuth2AuthenticatedPrincipal principal) {
        SignedIn signedIn = ((Redeemed) principal).signedIn();
        return UsernamePasswordAuthenticationToken.authenticated(signedIn, null, authorities(signedIn));
    }

    static Collection<? extends GrantedAuthority> authorities(SignedIn signedIn) {
        return signedIn.scopes().stream()
                .map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope.word()))
                .toList();
    }

    private record Redeemed(SignedIn signedIn) implements OAuth2AuthenticatedPrincipal {

        @Override
        public Map<String, Object> getAttributes() {
            return Map.of("sub", signedIn.getName());
        }

        @Override
        public Collection<? extends GrantedAuthority> getAuthorities() {
            return authorities(signedIn);
        }

        @Override
        public String getName() {
            return signedIn.getName();
        }
    }
}
