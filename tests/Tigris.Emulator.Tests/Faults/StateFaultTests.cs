using System;
using System.IO;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class StateFaultTests
{
    private const string Body = """{"org_name":"Acme","user_id":"ann"}""";

    [Fact]
    public async Task A_response_has_the_date_of_the_emulators_clock()
    {
        await using var emulator = await TestEmulator.StartAsync();
        Assert.Equal(emulator.Clock.GetUtcNow(), (await emulator.Get("/orgs").Ok()).Response.Headers.Date);
    }

    [Theory]
    [InlineData("+10m", "past")]
    [InlineData("-10m", "future")]
    public async Task A_shifted_clock_refuses_and_reports_its_time(string skew, string side)
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Server.Faults.Add("clock-skew=" + skew);
        var refused = await emulator.Get("/orgs").Refused(401, side);
        var off = TimeSpan.FromMinutes(skew[0] == '-' ? -10 : 10);
        Assert.Equal(emulator.Clock.GetUtcNow() + off, refused.Response.Headers.Date);

        var time = (emulator.Clock.GetUtcNow() + off).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        await emulator.Send("GET", "/orgs", null, request =>
            TestEmulator.Sign(request, "GET", emulator.Origin + TestEmulator.Provider + "/orgs", time, Guid.NewGuid().ToString())).Ok();
    }

    [Fact]
    public async Task Stale_reads_miss_new_objects_and_show_deleted_ones()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        emulator.Server.Faults.Add("stale=2s");
        await emulator.Post("/orgs/globex", Body).Ok();
        await emulator.Delete("/orgs/acme/buckets/data").Ok();

        await emulator.Get("/orgs/globex").Refused(404);
        await emulator.Get("/orgs/acme/buckets/data").Ok();
        Assert.Equal(["acme"], (await emulator.Get("/orgs").Ok()).List("data", "id"));
        Assert.Single((await emulator.Post("/orgs/acme/keys", """{"user_id":"ann"}""").Ok()).List("keys", "id"));
        await emulator.Delete("/orgs/acme/buckets/data").Refused(404);

        emulator.Clock.Advance(TimeSpan.FromSeconds(2));
        await emulator.Get("/orgs/globex").Ok();
        await emulator.Get("/orgs/acme/buckets/data").Refused(404);
    }

    [Fact]
    public async Task A_rolled_back_change_is_in_no_earlier_state()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        emulator.Server.Faults.Add("stale=0s");
        await emulator.Post("/orgs/initech/provision", """{"bucket_name":"data","org_name":"Initech","user_id":"ann"}""").Refused(409);
        await emulator.Get("/orgs/initech").Refused(404);
        await emulator.Post("/orgs/globex", Body).Ok();
        await emulator.Get("/orgs/globex").Ok();
    }

    [Fact]
    public async Task Only_reads_that_the_fault_hits_are_stale()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Server.Faults.Add("stale=1h:x1:GetOrganization");
        await emulator.Post("/orgs/globex", Body).Ok();
        await emulator.Get("/orgs/globex").Refused(404);
        await emulator.Get("/orgs/globex").Ok();
    }

    [Fact]
    public async Task Earlier_states_begin_with_the_data_file_and_end_when_faults_are_cleared()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using var emulator = await TestEmulator.WithBucketAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, DataPath = path });
            emulator.Server.Faults.Add("stale=1h");
            await emulator.Get("/orgs/acme/buckets/data").Ok();
            await emulator.Post("/orgs/globex", Body).Ok();
            await emulator.Get("/orgs/globex").Refused(404);
            emulator.Server.Faults.Clear();
            await emulator.Get("/orgs/globex").Ok();
            emulator.Server.Faults.Add("stale=1h");
            await emulator.Get("/orgs/globex").Ok();
        }
        finally
        {
            foreach (var file in new[] { path, path + "-wal", path + "-shm" }) File.Delete(file);
        }
    }
}
