package org.fullscore.organization.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.SignedIn;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Signs people in by e-mail and password.
 *
 * <p>Ten wrong passwords in ten minutes are enough for one e-mail; an unknown e-mail costs as much time as a known one.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final String nobodysHash;
    private final Cache<String, Bucket> tries =
            Caffeine.newBuilder().expireAfterAccess(WINDOW).maximumSize(100_000).build();

    PasswordSignIn(Accounts accounts, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.nobodysHash = passwords.encode("nobody");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = attempt.getName().strip();
        Bucket left = tries.get(email.toLowerCase(Locale.ROOT), key -> fullBucket());
        if (left.getAvailableTokens() == 0) {
            throw new LockedException("Too many tries");
        }
        Optional<Accounts.Account> account = accounts.byEmail(email);
        String hash = account.map(Accounts.Account::passwordHash).orElse(nobodysHash);
        Object password = attempt.getCredentials();
        if (!passwords.matches(password == null ? "" : password.toString(), hash) || account.isEmpty()) {
            left.tryConsume(1);
            throw new BadCredentialsException("Wrong e-mail or password");
        }
        SignedIn signedIn =
                SignedIn.byPassword(account.get().organization(), account.get().personKey());
        return UsernamePasswordAuthenticationToken.authenticated(signedIn, null, TokenSignIn.authorities(signedIn));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.equals(kind);
    }

    private static Bucket fullBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(TRIES).refillIntervally(TRIES, WINDOW))
                .build();
    }
}
