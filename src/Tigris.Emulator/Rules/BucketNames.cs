using System;
using System.Net;
using System.Text.RegularExpressions;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.Rules;

/// <summary>The documented rules for bucket names.</summary>
internal static partial class BucketNames
{
    public static void Check(string name, string field)
    {
        if (name.Length is < 3 or > 63) throw ApiException.BadRequest(field, "must have 3 to 63 characters");
        if (!Allowed().IsMatch(name))
            throw ApiException.BadRequest(field, "may contain only a-z, 0-9, '.' and '-', and must start and end with a letter or digit");
        if (name.Contains("..", StringComparison.Ordinal)) throw ApiException.BadRequest(field, "must not contain two dots in a row");
        if (name.Contains(".-", StringComparison.Ordinal) || name.Contains("-.", StringComparison.Ordinal))
            throw ApiException.BadRequest(field, "must not contain a dot beside a hyphen");
        if (name.StartsWith("xn--", StringComparison.Ordinal)) throw ApiException.BadRequest(field, "must not start with xn--");
        if (name.EndsWith("-s3alias", StringComparison.Ordinal)) throw ApiException.BadRequest(field, "must not end with -s3alias");
        if (DottedQuad().IsMatch(name) && IPAddress.TryParse(name, out _)) throw ApiException.BadRequest(field, "must not be an IP address");
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]*[a-z0-9]\z")]
    private static partial Regex Allowed();

    [GeneratedRegex(@"^\d+\.\d+\.\d+\.\d+\z")]
    private static partial Regex DottedQuad();
}
