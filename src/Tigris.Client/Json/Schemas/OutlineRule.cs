using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace Tigris.Client.Json;

/// <summary>The rules for one value in a <see cref="SchemaOutline"/>.</summary>
internal sealed class OutlineRule
{
    /// <param name="any">The rule of members and items without a rule of their own; null for this rule itself.</param>
    public OutlineRule(OutlineRule? any = null)
    {
        OtherMembers = any ?? this;
        Items = any ?? this;
    }

    public OutlineTypes Types { get; set; } = OutlineTypes.All;

    /// <summary>The rules of the members with known names.</summary>
    public Dictionary<string, OutlineRule> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>The rule of all other members.</summary>
    public OutlineRule OtherMembers { get; set; }

    public HashSet<string> Required { get; } = new(StringComparer.Ordinal);

    public OutlineRule Items { get; set; }

    /// <summary>The texts that are allowed; null for all.</summary>
    public HashSet<string>? Texts { get; set; }

    public bool AllowsEmptyText { get; set; } = true;

    public Regex? Pattern { get; set; }

    public decimal? Minimum { get; set; }

    public decimal? Maximum { get; set; }

    public bool Allows(OutlineTypes type) => (Types & type) != 0;

    public OutlineRule MemberOf(string name) => Members.TryGetValue(name, out var member) ? member : OtherMembers;

    public bool AcceptsText(string text) =>
        (AllowsEmptyText || text.Length > 0) && Texts?.Contains(text) != false && Pattern?.IsMatch(text) != false;

    public bool AcceptsNumber(long number) => !(number < Minimum) && !(number > Maximum);
}
