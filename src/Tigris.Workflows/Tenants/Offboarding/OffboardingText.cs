using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The texts of confirmations and of <c>-WhatIf</c>.</summary>
internal static class OffboardingText
{
    private const int MostNames = 5;
    private const int LongestName = 60;

    /// <summary>The prompt without figures, for a run without a confirmation.</summary>
    public static string WithoutFigures(OffboardingPlan plan) => plan.KeepBuckets ? Messages.ActionOffboardKeep : Messages.ActionOffboard;

    /// <summary>The prompt for a tenant: the customer's name, the buckets and their size.</summary>
    public static string Of(OffboardingPlan plan, OffboardingPreview preview)
    {
        var name = preview.Organization.OrganizationName is { Length: > 0 } known ? Plain(known) : Messages.NameUnknown;
        var buckets = preview.Buckets;
        if (preview.Draft is { } draft)
        {
            return MessageText.Of(Messages.ActionOffboardDraft, name, draft.Month, Plain(draft.Status), buckets.Count, SizeOf(buckets));
        }

        var text = plan.KeepBuckets ? Messages.ActionOffboardKeepFigures : Messages.ActionOffboardFigures;
        return MessageText.Of(text, buckets.Count, SizeOf(buckets), name, buckets.Count == 0 ? "" : ": " + Names(buckets, withSizes: false));
    }

    /// <summary>The second prompt: the buckets that the first prompt didn't show, or that have more content now.</summary>
    public static string OfMore(BucketList buckets, IReadOnlyCollection<BucketToDelete> more) =>
        MessageText.Of(Messages.ActionOffboardMore, Names(more, withSizes: true), buckets.Count, SizeOf(buckets));

    private static string SizeOf(BucketList buckets) => buckets.Bytes is { } bytes ? SizeText.Of(bytes) : Messages.SizeUnknown;

    private static string Names(IReadOnlyCollection<BucketToDelete> buckets, bool withSizes)
    {
        var names = buckets.Take(MostNames).Select(bucket => withSizes
            ? MessageText.Of(Messages.BucketWithSize, Plain(bucket.BucketName), bucket.Size is { } bytes ? SizeText.Of(bytes) : Messages.SizeUnknown)
            : Plain(bucket.BucketName));
        var text = string.Join(", ", names);
        return buckets.Count > MostNames ? MessageText.Of(Messages.AndMore, text, buckets.Count - MostNames) : text;
    }

    // A name with a line break must not look like another prompt.
    private static string Plain(string text)
    {
        var plain = new string([.. text.Take(LongestName).Select(letter => IsShown(letter) ? letter : ' ')]);
        return text.Length > LongestName ? plain + "…" : plain;
    }

    private static bool IsShown(char letter) => !char.IsControl(letter)
        && char.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
