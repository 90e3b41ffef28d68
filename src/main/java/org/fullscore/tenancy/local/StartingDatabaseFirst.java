package org.fullscore.tenancy.local;

import java.nio.file.Path;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Profiles;

/** Begins to start the embedded server of the profile {@code local} before the application looks for its beans. */
final class StartingDatabaseFirst implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        if (!context.getEnvironment().acceptsProfiles(Profiles.of("local"))) {
            return;
        }
        StartingDatabase database =
                StartingDatabase.begin(Path.of(context.getEnvironment().getRequiredProperty("fullscore.home")));
        DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
        String name = StartingDatabase.class.getName();
        beans.registerSingleton(name, database);
        beans.registerDisposableBean(name, database);
    }
}
