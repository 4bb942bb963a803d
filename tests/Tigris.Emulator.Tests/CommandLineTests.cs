using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task A_port_in_use_is_one_clear_line_and_exit_code_1()
    {
        await using var first = await TestEmulator.StartAsync();
        var port = first.Server.Endpoint.Port.ToString(CultureInfo.InvariantCulture);
        var (code, output, error) = await Run(["--port", port]);
        Assert.Equal(1, code);
        Assert.Equal("", output);
        Assert.Equal($"Port {port} is in use. Choose another with --port (0 picks a free one).", error.Trim());
    }

    [Fact]
    public async Task A_data_file_that_cannot_be_opened_is_one_clear_line_and_exit_code_1()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString(), "state.db");
        var (code, _, error) = await Run(["--port", "0", "--data", path]);
        Assert.Equal(1, code);
        Assert.Contains(path, Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--port", "-1")]
    [InlineData("--clock-window", "soon")]
    [InlineData("--public-url", "mgmt")]
    [InlineData("--repeat-provisioning", "no-key")]
    [InlineData("--fault", "explode")]
    [InlineData("--fault", "503:GetUsge")]
    [InlineData("--fault-seed", "-1")]
    [InlineData("--rate-limit", "50")]
    [InlineData("--rate-limit", "50/m")]
    [InlineData("--rate-limit", "0/s")]
    [InlineData("--rate-limit", "-5/s")]
    [InlineData("--rate-limit", "50/s:0")]
    [InlineData("--rate-limit", "NaN/s")]
    [InlineData("--rate-limit-status", "500")]
    [InlineData("--rate-limit-retry-after", "soon")]
    [InlineData("--colour", "red")]
    public async Task An_invalid_value_is_refused(string option, string value)
    {
        var (code, _, error) = await Run([option, value]);
        Assert.Equal(1, code);
        Assert.Matches($"{option}|{value}", error);
    }

    [Fact]
    public async Task The_program_prints_the_connection_settings_and_stops_on_cancellation()
    {
        using var stop = new CancellationTokenSource();
        using var output = new GreetingWatcher(stop);
        var code = await CommandLine.Create(output, TextWriter.Null).Parse(["--port", "0", "--provider-id", "o'hara", "--signing-key", "k"]).InvokeAsync(null, stop.Token);
        Assert.Equal(0, code);
        var text = output.ToString();
        Assert.Contains("$env:TIGRIS_PROVIDER_ID = 'o''hara'", text, StringComparison.Ordinal);
        Assert.Contains("$env:TIGRIS_SIGNING_KEY = 'k'", text, StringComparison.Ordinal);
        Assert.Matches(@"\$env:TIGRIS_PARTNER_ENDPOINT = 'http://127\.0\.0\.1:\d+'", text);
        Assert.Contains("Connect-Tigris -FromEnvironment -UserId admin -UserRole Admin", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_options_the_command_line_means_the_defaults()
    {
        var parsed = CommandLine.Read([]);
        var defaults = new EmulatorOptions();
        foreach (var property in typeof(EmulatorOptions).GetProperties()) Assert.Equal(property.GetValue(defaults), property.GetValue(parsed));
    }

    [Invariant("documentation")]
    [Fact]
    public void Every_option_sets_its_property()
    {
        var parsed = CommandLine.Read([
            "--port", "1", "--s3-port", "2", "--provider-id", "p", "--signing-key", "k", "--data", "d", "--public-url", "https://a.b", "--clock-window", "2", "--strict-nested",
            "--strict-limits", "--repeat-provisioning", "new-key", "--repeat-options", "ignore", "--duplicate-organization", "accept", "--reactivation",
            "keys-stay-inactive", "--foreign-key", "forbidden", "--organization-update-role", "admin", "--snapshot-order", "newest-first",
            "--name-reuse-delay", "3", "--max-lifecycle-id", "36", "--single-transition", "--any-region", "--refuse-archive-snapshots", "--demo-usage", "--fault", "503:5%", "--fault", "lost:x1", "--fault-seed", "4", "--rate-limit", "2.5/s:7", "--rate-limit-status", "503", "--rate-limit-retry-after", "date",
        ]);
        var defaults = new EmulatorOptions();
        string[] notOnTheLine = [nameof(EmulatorOptions.TimeProvider), nameof(EmulatorOptions.RequestLogCapacity), nameof(EmulatorOptions.WebhookHandler)];
        foreach (var property in typeof(EmulatorOptions).GetProperties().Where(property => !notOnTheLine.Contains(property.Name)))
            Assert.NotEqual(property.GetValue(defaults), property.GetValue(parsed));
        Assert.Equal(["503:5%", "lost:x1"], parsed.Faults);
        Assert.Equal(new RateLimit(2.5, 7) { Status = 503, RetryAfter = RetryAfterForm.Date }, parsed.RateLimit);
    }

    [Invariant("documentation")]
    [Fact]
    public void The_page_lists_every_option()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "emulator.md"));
        foreach (var option in CommandLine.Create(TextWriter.Null, TextWriter.Null).Options.Where(option => option.Name is not ("--help" or "--version")))
            Assert.Contains($"`{option.Name}", page, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> Run(string[] line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var configuration = new System.CommandLine.InvocationConfiguration { Output = output, Error = error };
        var code = await CommandLine.Create(output, error).Parse(line).InvokeAsync(configuration, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Cancels after the last line of the greeting.</summary>
    private sealed class GreetingWatcher(CancellationTokenSource stop) : StringWriter(CultureInfo.InvariantCulture)
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value!.Contains("Ctrl+C", StringComparison.Ordinal)) stop.Cancel();
        }
    }
}
