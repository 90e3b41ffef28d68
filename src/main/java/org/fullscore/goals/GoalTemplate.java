package org.fullscore.goals;

import org.fullscore.organization.Metric;

/** A goal without owner and period: what is assigned to many people at once. */
public record GoalTemplate(Metric metric, Target target, Goal.Reasons reasons) {}
