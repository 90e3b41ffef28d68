package org.fullscore.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Tells Hibernate and every transaction on whose behalf they act. */
@Configuration(proxyBeanMethods = false)
class TenancyConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(TenancyConfiguration.class);
    private static final UUID NOBODY = new UUID(0, 0);

    @Bean
    HibernatePropertiesCustomizer organizationOfAnEntity() {
        return properties -> properties.put(
                MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new CurrentTenantIdentifierResolver<UUID>() {
                    @Override
                    public UUID resolveCurrentTenantIdentifier() {
                        return CurrentOrganization.find()
                                .map(OrganizationId::id)
                                .orElse(NOBODY);
                    }

                    @Override
                    public boolean validateExistingCurrentSessions() {
                        return false;
                    }
                });
    }

    /**
     * Row level security reads the setting; {@code set local} (and not {@code set_config}) because only the former
     * travels to the workers of a distributed PostgreSQL.
     */
    @Bean
    TransactionExecutionListener organizationOfATransaction(ObjectProvider<DataSource> dataSource, Writes writes) {
        return new TransactionExecutionListener() {
            @Override
            public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
                if (failure == null && transaction.isNewTransaction()) {
                    CurrentOrganization.find().ifPresent(id -> setLocal(dataSource.getObject(), id));
                }
            }

            @Override
            public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
                if (!transaction.isReadOnly()) {
                    CurrentOrganization.find()
                            .ifPresent(
                                    organization -> writes.committed(transaction.getTransactionName(), organization));
                }
            }
        };
    }

    private static void setLocal(DataSource dataSource, OrganizationId organization) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local fullscore.organization = '" + organization.id() + "'");
        } catch (SQLException failure) {
            // Thrown from a listener it would leave the connection bound to the thread for good. As it is, the
            // connection is dead or its transaction aborted: the next statement fails, and that is cleaned up after.
            LOG.warn("A transaction could not be bound to its organization: {}", failure.getMessage());
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
