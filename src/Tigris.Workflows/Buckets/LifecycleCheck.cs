using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>
/// Checks lifecycle rules against the documentation before a request is sent. If the documents of the vendor contradict each other, it
/// returns a warning, and the server decides.
/// </summary>
internal static class LifecycleCheck
{
    private const int LongestId = 255;
    private const int LongestIdElsewhere = 36;
    private const int MostRules = 10;

    /// <exception cref="TigrisArgumentException">The server would certainly refuse one of the rules.</exception>
    public static void Require(IReadOnlyCollection<LifecycleRule> rules, DateTimeOffset now)
    {
        foreach (var rule in rules)
        {
            if (rule is null)
            {
                throw new TigrisArgumentException("InvalidLifecycleRule", Messages.RuleNull, null);
            }

            Require(rule);
            if (DatesOf(rule).Any(date => date <= now))
            {
                throw Refused(rule, Messages.RuleDatePast);
            }
        }

        if (rules.GroupBy(rule => rule.RuleId).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw Refused(twice.First(), Messages.RuleTwice);
        }
    }

    /// <exception cref="TigrisArgumentException">The server would certainly refuse the rule.</exception>
    public static void Require(LifecycleRule rule)
    {
        if (ValidationError(rule) is { } error)
        {
            throw Refused(rule, error);
        }
    }

    /// <summary>Returns warnings about rules that the vendor's documents contradict each other about.</summary>
    public static IEnumerable<string> Warnings(IReadOnlyCollection<LifecycleRule> rules)
    {
        if (rules.Count > MostRules)
        {
            yield return MessageText.Of(Messages.LifecycleTooManyRules, rules.Count, MostRules);
        }

        foreach (var rule in rules)
        {
            if (rule.RuleId.Length > LongestIdElsewhere)
            {
                yield return MessageText.Of(Messages.LifecycleLongId, rule.RuleId, LongestIdElsewhere);
            }

            if (rule.Transition.Length > 1)
            {
                yield return MessageText.Of(Messages.LifecycleSeveralTransitions, rule.RuleId);
            }

            if (rule.Transition.FirstOrDefault(step => !StorageClasses.IsKnown(step.StorageClass)) is { } unknown)
            {
                yield return MessageText.Of(Messages.UnknownStorageClass, unknown.StorageClass);
            }

            if (rule.Transition.Any(step => step.AfterDays >= rule.ExpireAfterDays || step.On >= rule.ExpireOn))
            {
                yield return MessageText.Of(Messages.LifecycleExpiresFirst, rule.RuleId);
            }

            if (rule.Transition.Any(step => step.StorageClass == StorageClasses.Standard))
            {
                yield return MessageText.Of(Messages.LifecycleStandard, rule.RuleId);
            }
        }
    }

    private static string? ValidationError(LifecycleRule rule) => rule switch
    {
        { RuleId.Length: 0 or > LongestId } => MessageText.Of(Messages.RuleIdLength, LongestId),
        { Transition.Length: 0, ExpireAfterDays: null, ExpireOn: null, Other.Count: 0 } => Messages.RuleWithoutAction,
        { ExpireAfterDays: not null, ExpireOn: not null } => Messages.RuleTwoTimes,
        { ExpireAfterDays: < 1 } => Messages.RuleDays,
        _ when rule.Transition.Any(step => step.AfterDays is null == step.On is null && step.Other.Count == 0) => Messages.RuleTwoTimes,
        _ when rule.Transition.Any(step => step.AfterDays < 1) => Messages.RuleDays,
        _ when DatesOf(rule).Any(date => date.ToUniversalTime().TimeOfDay != TimeSpan.Zero) => Messages.RuleNoMidnight,
        _ when !InOrder(rule.Transition) => Messages.RuleOrder,
        _ => null,
    };

    private static bool InOrder(IReadOnlyList<LifecycleTransition> steps) =>
        steps.Zip(steps.Skip(1), (earlier, later) => (earlier, later)).All(pair =>
            !(pair.earlier.AfterDays >= pair.later.AfterDays) && !(pair.earlier.On >= pair.later.On));

    private static IEnumerable<DateTimeOffset> DatesOf(LifecycleRule rule) =>
        rule.Transition.Select(step => step.On).Append(rule.ExpireOn).OfType<DateTimeOffset>();

    private static TigrisArgumentException Refused(LifecycleRule rule, string error) =>
        new("InvalidLifecycleRule", MessageText.Of(Messages.RuleRefused, rule.RuleId, error), rule.RuleId);
}
