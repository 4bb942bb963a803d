using System.Net.Http;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class FaultsEndpointTests
{
    [Fact]
    public async Task Faults_are_added_listed_removed_and_cleared_at_runtime()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var added = await Unsigned(emulator, "POST", """{"faults":["503:x1:ListOrganizations","latency=1ms:50%"],"seed":9}""").Ok();
        Assert.Equal(["503:x1:ListOrganizations", "latency=1ms:50%"], added.List("faults", "fault"));
        Assert.Equal(9, added.At("seed").GetInt32());

        await emulator.Get("/orgs").Refused(503);
        Assert.Equal(1, (await Unsigned(emulator, "GET").Ok()).At("faults.0.hits").GetInt32());

        await Unsigned(emulator, "DELETE", path: "/1").Ok();
        await Unsigned(emulator, "DELETE", path: "/1").Refused(404);
        Assert.Equal(["latency=1ms:50%"], (await Unsigned(emulator, "GET").Ok()).List("faults", "fault"));

        await Unsigned(emulator, "DELETE").Ok();
        Assert.Empty((await Unsigned(emulator, "GET").Ok()).List("faults", "fault"));
        Assert.Equal(1, emulator.Server.Requests.Total);
    }

    [Theory]
    [InlineData("""{"faults":["503:x1","explode"]}""", "faults[1]:")]
    [InlineData("""{"faults":["503:GetUsge"]}""", "'GetUsge' is not an operation")]
    [InlineData("""{"faults":[5]}""", "faults[0]:")]
    [InlineData("""{"seed":5}""", "faults:")]
    [InlineData("""{"faults":[],"seed":-5}""", "seed:")]
    public async Task An_invalid_scenario_is_refused_as_a_whole(string body, string words)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await Unsigned(emulator, "POST", body).Refused(400, words);
        Assert.Empty(emulator.Server.Faults.Rules);
        Assert.Equal(1, emulator.Server.Faults.Seed);
    }

    [Invariant("faults")]
    [Theory]
    [InlineData("Host", "evil.example:5600")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Via", "1.1 proxy")]
    public async Task The_own_endpoints_refuse_requests_from_other_machines(string header, string value)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var answer = emulator.SendTo("/_emulator/faults", "GET", null, request => request.Headers.TryAddWithoutValidation(header, value));
        await answer.Refused(403, "this machine");
    }

    private static Task<Answer> Unsigned(TestEmulator emulator, string method, string? body = null, string path = "") =>
        emulator.SendTo("/_emulator/faults" + path, method, body, Unsign);

    private static void Unsign(HttpRequestMessage request)
    {
        foreach (var header in new[] { "X-Tigris-Time", "X-Tigris-Nonce", "X-Tigris-Signature" }) request.Headers.Remove(header);
    }
}
