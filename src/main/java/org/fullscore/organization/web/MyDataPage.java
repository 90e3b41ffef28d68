package org.fullscore.organization.web;

import java.util.List;
import org.fullscore.organization.Erasures;

/** What is kept about whoever looks. */
public record MyDataPage(List<Erasures.Part> parts) {}
