using System.Linq;

namespace Tigris.Workflows;

/// <summary>The texts of confirmations and of <c>-WhatIf</c>.</summary>
internal static class SyncText
{
    private const int MostChanges = 20;
    private const int Longest = 60;

    /// <summary>Returns a change as text: <c>quota: 100 GiB -> 50 GiB</c>.</summary>
    public static string Of(SyncChange change, IJsonSerializer json) => $"{change.Path}: {Value(change, change.Before, json)} -> {Value(change, change.After, json)}";

    /// <summary>Returns the prompt for the changes of a tenant.</summary>
    public static string Of(SyncPlan plan, IJsonSerializer json)
    {
        var changes = plan.ToSend.ToArray();
        var text = string.Join("; ", changes.Take(MostChanges).Select(change => Of(change, json)));
        return MessageText.Of(Messages.ActionSync, changes.Length, changes.Length > MostChanges ? MessageText.Of(Messages.AndMore, text, changes.Length - MostChanges) : text);
    }

    private static string Value(SyncChange change, object? value, IJsonSerializer json)
    {
        var text = value switch
        {
            long bytes when change.Path == StateMember.Quota => bytes == 0 ? Messages.SyncNoLimit : SizeText.Of(bytes),
            string given => given,
            null => Messages.SyncNone,
            _ => json.Serialize(value),
        };
        return VisibleIn(text.Length <= Longest ? text : text.Substring(0, Longest - 3) + "...");
    }

    // A value with a line break must not look like another prompt.
    private static string VisibleIn(string text) => new([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]);
}
