using System.Collections.Generic;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tigris.Client.Json;

/// <summary>The rules for one value in a <see cref="SchemaOutline"/>.</summary>
internal sealed class OutlineRule
{
    /// <summary>The largest number of known members: each has a bit.</summary>
    public const int MostMembers = 64;

    /// <param name="any">The rule of members and items without their own rule; null for this rule itself.</param>
    public OutlineRule(OutlineRule? any = null)
    {
        OtherMembers = any ?? this;
        Items = any ?? this;
    }

    public OutlineTypes Types { get; set; } = OutlineTypes.All;

    /// <summary>The members with known names.</summary>
    public List<OutlineMember> Members { get; } = [];

    /// <summary>The bits of the members that must exist.</summary>
    public ulong Required { get; set; }

    /// <summary>The rule of all other members.</summary>
    public OutlineRule OtherMembers { get; set; }

    public OutlineRule Items { get; set; }

    /// <summary>The texts that are allowed; null for all.</summary>
    public HashSet<string>? Texts { get; set; }

    public bool AllowsEmptyText { get; set; } = true;

    public Regex? Pattern { get; set; }

    public decimal? Minimum { get; set; }

    public decimal? Maximum { get; set; }

    public bool Allows(OutlineTypes type) => (Types & type) != 0;

    /// <summary>Returns the index of the member whose name the reader is at; -1 for another name.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="likely">The index to look at first. Members mostly have the order of the schema.</param>
    public int IndexOf(ref Utf8JsonReader reader, int likely)
    {
        for (var step = 0; step < Members.Count; step++)
        {
            var index = (likely + step) % Members.Count;
            if (reader.ValueTextEquals(Members[index].Name))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Returns true if the text that the reader is at is surely valid; otherwise, false.</summary>
    public bool AcceptsText(ref Utf8JsonReader reader)
    {
        // Most texts are free, so no string is created for them.
        if (Texts is null && Pattern is null && !reader.ValueIsEscaped)
        {
            return AllowsEmptyText || !reader.ValueSpan.IsEmpty;
        }

        var text = JsonGraph.ReadText(ref reader);
        return (AllowsEmptyText || text.Length > 0) && Texts?.Contains(text) != false && Pattern?.IsMatch(text) != false;
    }

    public bool AcceptsNumber(long number) => !(number < Minimum) && !(number > Maximum);
}
