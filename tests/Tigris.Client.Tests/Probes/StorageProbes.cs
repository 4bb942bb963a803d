using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using CsCheck;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Probes;

/// <summary>Tests that each S3 response leads to a result or an exception of this product, and shows no secret.</summary>
public sealed class StorageProbes : IDisposable
{
    private static readonly string[] Proper =
    [
        "<Error><Code>InvalidAccessKeyId</Code><Message>tsec_canary</Message><SignatureProvided>" + new string('a', 64) + "</SignatureProvided></Error>",
        """<?xml version="1.0" encoding="utf-8"?><ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Buckets><Bucket><Name>a</Name></Bucket></Buckets></ListAllMyBucketsResult>""",
        "<ListBucketResult><Name>uploads</Name></ListBucketResult>",
    ];

    private static readonly string[] Pieces =
    [
        "", "<", ">", "&", "&#0;", "&#x10FFFF;", "&a;", "<a>", "</a>", "<![CDATA[", "]]>", "<!--", "-->", "<?x ", "?>", "<!DOCTYPE a [<!ENTITY a 'b'>]>", "\0", "\ud800", "\uFFFF",
        "encoding=\"utf-16\"", "encoding=\"x\"", "encoding=\"utf-7\"", "version=\"9.9\"", "xmlns=\"\"", "xmlns:a=\"b\"", "a:b", "tsec_canary", "\ufeff", new('<', 500),
    ];

    private static readonly Gen<(int Status, byte[] Body)> Cases =
        from status in Gen.OneOf(200, 200, 301, 400, 403, 404, 429, 503)
        from proper in Gen.OneOf(Proper)
        from breaks in Gen.Select(Gen.Int[0, 400], Gen.Int[0, 30], Gen.OneOf(Pieces)).Array[0, 4]
        from encoding in Gen.OneOf(Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1, Encoding.UTF32)
        select (status, encoding.GetBytes(breaks.Aggregate(proper, Break)));

    private readonly LabPool _labs = new(wantsExchanges: true, retries: 0);

    [Invariant("key-probe")]
    [Fact]
    public Task A_random_S3_response_is_a_result_or_an_exception_of_the_product() => Probe.OfAsync(
        10_000,
        Cases,
        @case => _labs.WithAsync(Responses.Bytes(@case.Status, @case.Body, "application/xml"), JudgeAsync),
        @case => $"{@case.Status} {Convert.ToBase64String(@case.Body)}");

    public void Dispose() => _labs.Dispose();

    private static async Task JudgeAsync(Lab lab)
    {
        var request = new StorageRequest(new Uri("https://s3.example.test"), "tid_1", Lab.Secret("tsec_secret"));
        string? said;
        try
        {
            var answer = await lab.Client.ReadStorageAsync(request, default);
            said = answer.Code + answer.ServerMessage;
        }
        catch (TigrisThrottledException exception)
        {
            said = exception.ToString();
        }

        var shown = said + string.Concat(lab.Observer.Exchanges.Select(exchange => exchange.Request + exchange.Response));
        Assert.DoesNotContain("tsec_", shown, StringComparison.Ordinal);
        // A refusal by a rate limit repeats without using a retry.
        var refused = lab.Observer.Attempts.Any(attempt => attempt.StatusCode is 429 or 503);
        Assert.InRange(lab.Transport.Sent.Count, 1, refused ? int.MaxValue : 1);
    }

    private static string Break(string text, (int At, int Length, string Piece) how)
    {
        var at = Math.Min(how.At, text.Length);
        return text[..at] + how.Piece + text[Math.Min(text.Length, at + how.Length)..];
    }
}
