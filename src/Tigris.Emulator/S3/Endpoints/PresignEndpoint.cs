using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Rules;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Payload;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Signature;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>
/// Signs a URL for the vendor's storage SDK. A key can sign with itself; an Admin can sign with each key of the organization. The permissions of
/// the signing key apply when the URL is used.
/// </summary>
internal sealed class PresignEndpoint(Database database, AccessKeyStore accessKeys)
{
    private const string Word = "func";
    private const int LongestSeconds = 7 * 24 * 60 * 60;

    private static readonly SchemaValidator Validator = new(strictNested: true);

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("POST", S3Level.Service, Permissions.Presign, RequestClass.Free, PresignAsync) { Word = Word, NeedsOnlyKey = true, Headers = SupportedHeaders.Body },
    ];

    private async Task<Reply> PresignAsync(S3Call call)
    {
        if (call.Query[Word] != "presign") throw S3Exception.NotImplemented($"?{Word}={call.Query[Word]}");
        var body = Parse(await Receiver.ReadXmlAsync(call.Request));
        var seconds = body.Whole("expires_in")!.Value;
        if (seconds is < 1 or > LongestSeconds) throw S3Exception.InvalidArgument("expires_in", $"must be from 1 to {LongestSeconds}");
        var (type, version) = (body.Text("type"), body.OptionalText("version_id"));
        if (version is not null && type != "get") throw S3Exception.InvalidArgument("version_id", "needs the type get");
        var key = SigningKey(call, body.Text("key_id"));
        return JsonReply.Of(new
        {
            bucket = body.Text("bucket"),
            key = body.Text("key"),
            key_id = key.Id,
            type,
            url = Url(call.Request, key, type == "put" ? "PUT" : "GET", $"/{body.Text("bucket")}/{body.Text("key")}", seconds, version),
        });
    }

    private AccessKeyRow SigningKey(S3Call call, string id)
    {
        var own = call.Request.Caller.Key!;
        if (id == own.Id) return own;
        var isAdmin = BucketRole.Read(own.Roles).Any(role => role is { BucketName: BucketRole.AnyBucket, Role: nameof(S3Role.Admin) });
        return (isAdmin ? database.Read(() => accessKeys.Find(own.OrganizationId, id)) : null) is { Active: true } other
            ? other
            : throw S3Exception.AccessDeniedBecause($"the key {own.Id} can't sign with {id}");
    }

    private static string Url(S3Request request, AccessKeyRow key, string method, string path, long seconds, string? version)
    {
        var host = request.Context.Request.Host.Value!;
        var time = request.Clock;
        var scope = $"{time.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}/auto/s3/aws4_request";
        var claim = new V4Claim(key.Id, scope, time, ["host"], "");
        var query = $"X-Amz-Algorithm={V4Claim.Algorithm}&X-Amz-Credential={CanonicalRequest.Escape($"{key.Id}/{scope}")}&X-Amz-Date={claim.TimeText}"
            + $"&X-Amz-Expires={seconds.ToString(CultureInfo.InvariantCulture)}&X-Amz-SignedHeaders=host"
            + (version is null ? "" : $"&{Versions.Parameter}={CanonicalRequest.Escape(version)}");
        var escaped = CanonicalRequest.Escape(path, keepSlashes: true);
        var signer = new V4Signer(key.Secret, claim);
        var signature = signer.Sign(signer.StringToSign($"{method}\n{escaped}\n{query}\nhost:{host}\n\nhost\n{CanonicalRequest.UnsignedPayload}"));
        return $"{request.Context.Request.Scheme}://{host}{escaped}?{query}&X-Amz-Signature={signature}";
    }

    private static JsonBody Parse(byte[] bytes)
    {
        try
        {
            var body = JsonElement.Parse(bytes);
            Validator.Check(StorageSchemas.Presign, body);
            return new JsonBody(body);
        }
        catch (JsonException)
        {
            throw S3Exception.InvalidRequest("The body is not valid JSON.");
        }
    }
}
