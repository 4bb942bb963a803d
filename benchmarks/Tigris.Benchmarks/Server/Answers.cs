using System;
using System.Globalization;
using System.Text;

namespace Tigris.Benchmarks;

/// <summary>Creates the responses of the server. It stores no organization, so that a response is cheap.</summary>
internal static class Answers
{
    /// <summary>Returns one organization with the requested name.</summary>
    public static byte[] Organization(string id) => Encoding.UTF8.GetBytes("{\"data\":" + Item(id) + "}");

    /// <summary>Returns a page of a listing of a total size. The token is the start of the next page.</summary>
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
