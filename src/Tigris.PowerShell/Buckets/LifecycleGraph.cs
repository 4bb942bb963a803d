using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>Reads lifecycle rules from a plain graph, such as a rule that was converted to JSON or Clixml. Unknown members are refused.</summary>
internal static class LifecycleGraph
{
    private static readonly string[] OfRule =
    [
        nameof(LifecycleRule.OrganizationId), nameof(LifecycleRule.BucketName), nameof(LifecycleRule.RuleId), nameof(LifecycleRule.Enabled),
        nameof(LifecycleRule.Prefix), nameof(LifecycleRule.Transition), nameof(LifecycleRule.ExpireAfterDays), nameof(LifecycleRule.ExpireOn),
        nameof(LifecycleRule.Other),
    ];

    private static readonly string[] OfTransition =
    [
        nameof(LifecycleTransition.StorageClass), nameof(LifecycleTransition.AfterDays), nameof(LifecycleTransition.On),
        nameof(LifecycleTransition.Other),
    ];

    /// <summary>Reads one rule.</summary>
    /// <exception cref="TigrisArgumentException">The value isn't a rule, or has a member that rules don't have.</exception>
    public static LifecycleRule ReadRule(object? value)
    {
        if (Piped.Bare(value) is LifecycleRule rule)
        {
            return rule;
        }

        var members = MembersOf(value, OfRule);
        var id = TextOf(members, nameof(LifecycleRule.RuleId)) ?? throw Refused(Messages.RuleNoId);
        return new LifecycleRule
        {
            OrganizationId = TextOf(members, nameof(LifecycleRule.OrganizationId)),
            BucketName = TextOf(members, nameof(LifecycleRule.BucketName)),
            RuleId = id,
            Enabled = Cell.Flag(PlainGraph.Take(members, nameof(LifecycleRule.Enabled)), nameof(LifecycleRule.Enabled)) ?? true,
            Prefix = TextOf(members, nameof(LifecycleRule.Prefix)),
            Transition = [.. PlainGraph.Items(PlainGraph.Take(members, nameof(LifecycleRule.Transition))).Select(ReadTransition)],
            ExpireAfterDays = DaysOf(members, nameof(LifecycleRule.ExpireAfterDays)),
            ExpireOn = DateOf(members, nameof(LifecycleRule.ExpireOn)),
            Other = OthersOf(members),
        };
    }

    private static LifecycleTransition ReadTransition(object? value)
    {
        var members = MembersOf(value, OfTransition);
        return new LifecycleTransition
        {
            StorageClass = TextOf(members, nameof(LifecycleTransition.StorageClass)) ?? throw Refused(Messages.TransitionsIncomplete),
            AfterDays = DaysOf(members, nameof(LifecycleTransition.AfterDays)),
            On = DateOf(members, nameof(LifecycleTransition.On)),
            Other = OthersOf(members),
        };
    }

    private static Dictionary<string, object?> MembersOf(object? value, string[] known)
    {
        var members = JsonBody.Of(value) as Dictionary<string, object?> ?? throw Refused(value is null ? Workflows.Messages.RuleNull : Messages.RuleNoObject);
        return members.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? throw Refused(MessageText.Of(Messages.UnknownMember, unknown, string.Join(", ", known)))
            : members;
    }

    private static string? TextOf(Dictionary<string, object?> members, string name) => PlainGraph.Take(members, name) switch
    {
        null or "" => null,
        string text => text,
        _ => throw Refused(MessageText.Of(Messages.DocumentNotText, name)),
    };

    private static int? DaysOf(Dictionary<string, object?> members, string name) => PlainGraph.Take(members, name) switch
    {
        null => null,
        var given => WholeNumber.TryRead(given, out var days) && days <= int.MaxValue
            ? (int)days
            : throw Refused(MessageText.Of(Messages.InvalidNumber, given)),
    };

    private static DateTimeOffset? DateOf(Dictionary<string, object?> members, string name) =>
        PlainGraph.Take(members, name) is { } given ? UtcMidnight.Require(given) : null;

    private static Dictionary<string, object?> OthersOf(Dictionary<string, object?> members) => PlainGraph.Take(members, nameof(LifecycleRule.Other)) switch
    {
        null => [],
        Dictionary<string, object?> others => others,
        _ => throw Refused(MessageText.Of(Messages.DocumentNotObject, nameof(LifecycleRule.Other))),
    };

    private static TigrisArgumentException Refused(string reason) => new("InvalidLifecycleRule", reason, null);
}
