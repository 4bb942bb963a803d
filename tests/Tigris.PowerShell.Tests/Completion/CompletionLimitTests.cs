using System;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;
using Tigris.PowerShell.Tests.Conventions;

namespace Tigris.PowerShell.Tests.Completion;

/// <summary>Checks the requests, the time limit and the silence of completion.</summary>
[Collection(AloneWithTab.Name)]
public sealed class CompletionLimitTests : EmulatorTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Invariant("completion")]
    [Fact]
    public void A_listing_is_read_once_a_minute_or_after_a_change()
    {
        Run("New-TigrisOrganization acme x").ThrowIfFailed();
        Server.Requests.Clear();

        Assert.Equal(["acme"], Engine.Words("Get-TigrisBucket a"));
        Assert.Equal(["acme"], Engine.Words("Get-TigrisPolicy ac"));
        Assert.Single(Server.Requests.Entries);

        Run("New-TigrisOrganization acorn x").ThrowIfFailed();
        Assert.Equal(["acme", "acorn"], Engine.Words("Get-TigrisBucket a"));
    }

    [Invariant("completion")]
    [Fact]
    public void A_listing_is_kept_for_a_minute_and_few_are_kept()
    {
        var type = Surface.Cmdlets[0].ImplementingType.Assembly.GetType("Tigris.PowerShell.CompletionCache", throwOnError: true)!;
        var now = TimeSpan.Zero;
        var cache = Activator.CreateInstance(type, (Func<TimeSpan>)(() => now))!;
        object Get(string key) => type.InvokeMember("Get", BindingFlags.InvokeMethod | BindingFlags.Public | BindingFlags.Instance, null, cache, [key])!;
        var first = Get("a");

        now = TimeSpan.FromSeconds(59);
        Assert.Same(first, Get("a"));
        now = TimeSpan.FromSeconds(60);
        var second = Get("a");
        Assert.NotSame(first, second);

        now += TimeSpan.FromSeconds(1);
        Enumerable.Range(0, 31).ToList().ForEach(number => Get($"{number}"));
        Assert.Same(second, Get("a"));
        Get("one more");
        Assert.NotSame(second, Get("a"));
    }

    [Invariant("completion")]
    [Fact]
    public void Completion_reads_no_page_that_it_does_not_need()
    {
        Server.SeedOrganizations(12_000, number => ($"t{number:D5}", "x"));

        Assert.Equal(1000, Engine.Words("Get-TigrisBucket ").Length);
        Assert.Equal(1, Server.Requests.Count("ListOrganizations"));

        Assert.Equal("t11999", Assert.Single(Engine.Words("Get-TigrisBucket t11999")));
        Assert.Equal(3, Server.Requests.Count("ListOrganizations"));
    }

    [Invariant("completion")]
    [Fact]
    public void Results_within_the_time_are_offered_and_the_next_completion_continues()
    {
        Server.SeedOrganizations(5001, number => ($"t{number:D5}", "x"));
        var pages = 0;
        Server.Faults.Hook = _ => ++pages == 2 ? FaultAction.Delay(TimeSpan.FromHours(1)) : null;

        Assert.Equal(["t00007"], Engine.Words("Get-TigrisBucket t00007"));
        Assert.Equal(["t05000"], Engine.Words("Get-TigrisBucket t05000"));
        Assert.Equal(3, pages);
    }

    [Invariant("completion")]
    [Fact]
    public void With_a_server_that_hangs_or_fails_completion_is_empty_and_silent()
    {
        Server.Faults.Hook = _ => FaultAction.Delay(TimeSpan.FromHours(1));
        Assert.Empty(Engine.Words("Get-TigrisBucket a"));

        Server.Faults.Hook = _ => FaultAction.Answer(403);
        Assert.Empty(Engine.Words("Get-TigrisBucket a"));

        const string Loop = """{"data":[{"id":"a"}],"next_continuation_token":"again"}""";
        Server.Faults.Hook = _ => FaultAction.Answer(200, body: Loop);
        Assert.Empty(Engine.Words("Get-TigrisBucket zz"));

        Assert.Empty(Engine.Screen.TakeText());
        Assert.Empty(Run("$Error").Output);
    }

    [Invariant("completion")]
    [Fact]
    public void Without_a_connection_completion_sends_no_request_and_offers_known_values()
    {
        using var engine = new Engine();

        Assert.Empty(engine.Words("Get-TigrisBucket "));
        Assert.Empty(engine.Words("Get-TigrisUsage acme -Month "));
        Assert.Contains("fra", engine.Words("New-TigrisBucket acme photos -Region "));
        Assert.Contains("'Storage used - Archive'", engine.Words("Get-TigrisUsage acme -Metric "));
        Assert.Empty(engine.Screen.TakeText());
        Assert.Empty(Server.Requests.Entries);

        engine.Set("closed", Run("$c = Get-TigrisConnection; Disconnect-Tigris; $c").Output.Single());
        Assert.Empty(engine.Words("Get-TigrisBucket -Connection $closed -OrganizationId "));
    }

    [Invariant("completion")]
    [Fact]
    public async Task Names_never_belong_to_another_account()
    {
        await using var other = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, ProviderId = "second", SigningKey = "another-key" });
        using var second = Engine.ConnectedTo(other);
        Run("New-TigrisOrganization mine x").ThrowIfFailed();
        second.Run("New-TigrisOrganization theirs x").ThrowIfFailed();
        Engine.Set("c", second.Run("Get-TigrisConnection").Output.Single());

        Assert.Equal(["mine"], Engine.Words("Get-TigrisBucket "));
        Assert.Equal(["theirs"], Engine.Words("Get-TigrisBucket -Connection $c -OrganizationId "));
        Assert.Empty(Engine.Words("Get-TigrisBucket -Connection (Get-TigrisConnection) -OrganizationId "));
        Assert.Empty(Engine.Words("Get-TigrisBucket -Connection $disconnected -OrganizationId "));
    }

    // If a busy machine exceeds the time limit before a page arrives, the next Tab continues. It reads no page twice.
    [Fact]
    public async Task Several_runspaces_complete_over_one_connection()
    {
        Server.SeedOrganizations(5001, number => ($"t{number:D5}", "x"));
        var connection = Run("Get-TigrisConnection").Output.Single();
        var engines = Enumerable.Range(0, 5).Select(_ => new Engine()).ToArray();
        Array.ForEach(engines, engine => engine.Set("c", connection));

        var words = await Task.WhenAll(engines.Skip(1).Select(engine => Task.Run(() => WordsAtLast(engine))));
        Server.Requests.Clear();
        var word = WordsAtLast(engines[0]);

        Array.ForEach(engines, engine => engine.Dispose());
        Assert.All(words.Append(word), found => Assert.Equal(["t05000"], found));
        Assert.Empty(Server.Requests.Entries);

        static string[] WordsAtLast(Engine engine)
        {
            string[] found = [];
            SpinWait.SpinUntil(() => (found = engine.Words("Get-TigrisBucket -Connection $c -OrganizationId t05000")).Length > 0, Patience);
            return found;
        }
    }
}
