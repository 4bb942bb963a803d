using System;
using System.Globalization;
using System.Text;

namespace Tigris.Benchmarks;

/// <summary>What the server says: organizations that nobody stores, so that answering costs next to nothing.</summary>
internal static class Answers
{
    /// <summary>One organization, named as asked for.</summary>
    public static byte[] Organization(string id) => Encoding.UTF8.GetBytes("{\"data\":" + Item(id) + "}");

    /// <summary>A page of a listing that has so many in all; the token is where the next one begins.</summary>
    public static byte[] Page(int start, int size, int total)
    {
        var end = Math.Min(start + size, total);
        var text = new StringBuilder("""{"data":[""");
        for (var index = start; index < end; index++)
        {
            text.Append(index == start ? "" : ",").Append(Item(Id(index)));
        }

        text.Append(']');
        if (end < total)
        {
            text.Append(CultureInfo.InvariantCulture, $",\"next_continuation_token\":\"{end}\"");
        }

        return Encoding.UTF8.GetBytes(text.Append('}').ToString());
    }

    public static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"tenant-{index:D7}");

    private static string Item(string id) =>
        $$$"""{"id":"{{{id}}}","name":"Customer {{{id}}}","active":true,"quota":{"limit_bytes":107374182400}}""";
}
