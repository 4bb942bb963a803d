using System.Globalization;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The setting and the headers of soft delete.</summary>
internal static class SoftDelete
{
    public const string Header = "X-Tigris-Soft-Delete";

    private const int Least = 7;
    private const int Most = 90;

    /// <summary>Returns the days in the header of a new bucket: true for the default, or a number; null without the header.</summary>
    public static int? Requested(S3Call call) => call.Header(Header) switch
    {
        null or "false" => null,
        "true" => Least,
        { } text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? Check(days, Header) : throw Invalid(Header),
    };

    public static int Check(long days, string field) => days is >= Least and <= Most ? (int)days : throw Invalid(field);

    /// <summary>Refuses another value of the header than true, which selects soft-deleted objects.</summary>
    public static void RequireTrue(S3Call call)
    {
        if (call.Header(Header) != "true") throw S3Exception.InvalidArgument(Header, "must be true");
    }

    public static S3Exception NotEnabled() => new(400, "InvalidArgument", "Soft-delete is not enabled on this bucket");

    private static S3Exception Invalid(string field) => S3Exception.InvalidArgument(field, $"must be true, or a number of days from {Least} to {Most}");
}
