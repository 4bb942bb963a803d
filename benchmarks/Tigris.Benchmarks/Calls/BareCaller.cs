using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>
/// The baseline: HttpClient, a signature and a generated JSON reader, without retries, timeouts, error handling and wiped secrets.
/// </summary>
internal sealed class BareCaller(Uri endpoint, int inFlight) : ICaller
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes(Account.Key);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });

    public Task CallAsync(IdSource ids) => Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(() => WorkAsync(ids))));

    public void Dispose() => _http.Dispose();

    private async Task WorkAsync(IdSource ids)
    {
        while (ids.Next() is { } id)
        {
            var organization = await GetAsync(id).ConfigureAwait(false);
            if (organization.Id != id)
            {
                throw new InvalidOperationException("The answer is another's.");
            }
        }
    }

    private async Task<BareOrganization> GetAsync(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{endpoint.AbsoluteUri}v1/providers/{Account.ProviderId}/orgs/{id}");
        var time = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Guid.NewGuid().ToString();
        var text = Encoding.UTF8.GetBytes($"GET\n{request.RequestUri!.AbsoluteUri}\n{time}\n{nonce}");
        request.Headers.Add("X-Tigris-Time", time);
        request.Headers.Add("X-Tigris-Nonce", nonce);
        request.Headers.Add("X-Tigris-Signature", Convert.ToHexStringLower(HMACSHA256.HashData(Key, text)));
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        var answer = await JsonSerializer.DeserializeAsync(stream, BareContext.Default.BareAnswer).ConfigureAwait(false);
        return answer!.Data;
    }
}

internal sealed record BareAnswer(BareOrganization Data);

internal sealed record BareOrganization(string Id, string Name, bool Active, BareQuota Quota);

internal sealed record BareQuota(long LimitBytes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BareAnswer))]
internal sealed partial class BareContext : JsonSerializerContext;
