using System;
using System.Collections.Generic;
using System.Linq;
using Form = Tigris.Client.Tests.Throttling.Simulation.RetryAfterForm;

namespace Tigris.Client.Tests.Throttling;

/// <summary>Tests the rate control in simulated time, without a clock and without I/O.</summary>
public sealed class RateControlTests
{
    private static readonly int[] Limits = [8, 32, 128, 256];

    private static int Seeds => TestScale.Of(20);

    // Rate, burst in seconds, latency in seconds.
    public static TheoryData<double, double, double> Servers
    {
        get
        {
            var data = new TheoryData<double, double, double>();
            foreach (var rate in new double[] { 5, 50, 500, 5000 })
            {
                foreach (var burst in new double[] { 1, 2 })
                {
                    foreach (var latency in new[] { 0.001, 0.02, 0.1 })
                    {
                        data.Add(rate, burst, latency);
                    }
                }
            }

            data.Add(500, 1, 0.5);
            data.Add(5000, 1, 0.5);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public void From_the_fifth_second_on_nine_tenths_are_used_and_few_are_refused(double rate, double burst, double latency)
    {
        var seconds = rate < 10 ? 40 : 20;
        var (worst, most, mostLater, runs) = (9.0, 0.0, 0.0, 0);
        foreach (var limit in Limits)
        {
            foreach (var form in Enum.GetValues<Form>())
            {
                for (var seed = 1; seed <= Seeds; seed++, runs++)
                {
                    var result = Run(new SimulatedServer(_ => rate, burst), latency, seconds, limit, form, seed);
                    var allowed = Math.Min(rate, 0.95 * limit / latency);
                    worst = Math.Min(worst, result.RateFrom(5) / allowed);
                    most = Math.Max(most, result.RefusedFrom(0));
                    mostLater = Math.Max(mostLater, result.RefusedFrom(5));
                }
            }
        }

        Report($"{rate}/s, burst {burst} s, latency {latency} s, {runs} runs: at least {worst:0.00} used, {most:0.000} refused, {mostLater:0.000} later");
        Assert.True(worst >= 0.9, $"used {worst:0.000}");
        Assert.True(most <= 0.15, $"refused {most:0.000}");
        Assert.True(mostLater <= 0.05, $"refused later {mostLater:0.000}");
    }

    [Theory]
    [InlineData(5, 5, 0.02)]
    [InlineData(50, 5, 0.002)]
    [InlineData(50, 5, 0.02)]
    [InlineData(50, 10, 0.1)]
    [InlineData(500, 5, 0.02)]
    [InlineData(500, 10, 0.002)]
    [InlineData(500, 50, 0.1)]
    public void Small_buckets_are_used_as_well_within_fifteen_seconds(double rate, double tokens, double latency)
    {
        foreach (var (limit, form, seed) in Variants(256))
        {
            var result = Run(new SimulatedServer(_ => rate, tokens / rate), latency, 60, limit, form, seed);
            Assert.True(result.RateFrom(15) >= 0.9 * rate, $"used {result.RateFrom(15)} at {form}, seed {seed}");
            Assert.InRange(result.RefusedFrom(15), 0, 0.05);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    public void A_bucket_of_one_request_does_not_stop_the_calls(double rate)
    {
        foreach (var (limit, form, seed) in Variants(32))
        {
            var result = Run(new SimulatedServer(_ => rate, 1 / rate), 0.002, 60, limit, form, seed);
            // A date is up to a second later than the wait, so a small bucket loses more tokens.
            var least = form == Form.Date ? 0.5 : 0.75;
            Assert.True(result.RateFrom(15) >= least * rate, $"used {result.RateFrom(15)} at {form}, seed {seed}");
            Assert.InRange(result.RefusedFrom(15), 0, 0.05);
        }
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.02)]
    [InlineData(0.1)]
    public void A_limit_that_rises_tenfold_is_reached_within_fifteen_seconds(double latency)
    {
        foreach (var (limit, form, seed) in Variants(128, 256))
        {
            var result = Run(new SimulatedServer(now => now < 20 ? 50 : 500, 1), latency, 60, limit, form, seed);
            var reached = Enumerable.Range(20, 40).First(second => result.ServedIn(second) >= 450) - 20;
            Assert.InRange(reached, 0, 15);
            Assert.InRange(result.RateFrom(40), 450, 600);
        }
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.02)]
    [InlineData(0.1)]
    public void A_limit_that_falls_to_a_tenth_is_followed(double latency)
    {
        foreach (var (limit, form, seed) in Variants(32, 256))
        {
            var result = Run(new SimulatedServer(now => now < 20 ? 500 : 50, 1), latency, 60, limit, form, seed);
            Assert.InRange(result.RateFrom(25), 45, 55);
            Assert.InRange(result.RefusedFrom(25), 0, 0.05);
        }
    }

    [Theory]
    [InlineData(2, 50)]
    [InlineData(4, 50)]
    [InlineData(8, 50)]
    [InlineData(2, 500)]
    [InlineData(8, 500)]
    public void Several_clients_share_a_limit(int clients, double rate)
    {
        foreach (var (limit, form, seed) in Variants(32))
        {
            var simulation = new Simulation(new SimulatedServer(_ => rate, 1), clients, limit, 1, new Random(seed)) { Latency = 0.02, RetryAfter = form };
            var result = simulation.Run(60);
            Assert.InRange(result.RateFrom(15), 0.9 * rate, 1.1 * rate);
            Assert.InRange(result.RefusedFrom(15), 0, 0.1);
            Report($"{clients} at {rate}/s, seed {seed}: {string.Join(' ', Enumerable.Range(0, clients).Select(client => $"{result.RateFrom(15, client):0.0}"))}");
        }
    }

    [Theory]
    [InlineData(0.01, 0.02)]
    [InlineData(0.03, 0.02)]
    [InlineData(0.1, 0.02)]
    [InlineData(0.01, 0.1)]
    [InlineData(0.03, 0.1)]
    [InlineData(0.1, 0.1)]
    public void Refusals_at_any_rate_do_not_slow_the_calls_down(double part, double latency)
    {
        var most = 32 / latency;
        var rates = new List<double>();
        foreach (var form in new[] { Form.None, Form.Seconds })
        {
            for (var seed = 1; seed <= Math.Max(10, Seeds); seed++)
            {
                var result = Run(new SimulatedServer(_ => 1e9, 1) { RefusedPart = part }, latency, 60, 32, form, seed);
                Assert.InRange(result.RefusedFrom(0), 0, 2 * part);
                rates.Add(result.RateFrom(30) / most);
            }
        }

        Report($"{part} refused, latency {latency} s: {rates.Min():0.00} to {rates.Max():0.00} of the calls that fit");

        // The detection takes seconds, and seldom a minute. Without it, 28, 10 and 1 calls a second are served.
        Assert.True(rates.Average() >= 0.7, $"used {rates.Average():0.000} on average");
    }

    [Fact]
    public void A_limit_with_refusals_at_any_rate_is_not_overrun()
    {
        foreach (var (limit, form, seed) in Variants(32))
        {
            var result = Run(new SimulatedServer(_ => 500, 1) { RefusedPart = 0.03 }, 0.02, 60, limit, form, seed);
            Assert.InRange(result.RefusedFrom(10), 0, 0.15);
        }
    }

    [Fact]
    public void Calls_that_take_a_minute_do_not_slow_the_others()
    {
        var simulation = new Simulation(new SimulatedServer(_ => 50, 1), 1, 256, 0, new Random(1)) { Latency = 0.02, LongCalls = 2 };
        Assert.True(simulation.Run(60).RateFrom(5) >= 45);
    }

    [Fact]
    public void Without_a_limit_the_window_reaches_the_throttle_limit()
    {
        var result = Run(new SimulatedServer(_ => 1e9, 1), 0.02, 5, 256, Form.None, 1);
        Assert.True(result.ServedIn(2) >= 0.9 * 256 / 0.02, $"{result.ServedIn(2)}");
        Assert.Equal(0, result.RefusedFrom(0));
    }

    private static IEnumerable<(int Limit, Form Form, int Seed)> Variants(params int[] limits) =>
        from limit in limits
        from form in Enum.GetValues<Form>()
        from seed in Enumerable.Range(1, Seeds)
        select (limit, form, seed);

    private static SimulationResult Run(SimulatedServer server, double latency, int seconds, int limit, Form form, int seed) =>
        new Simulation(server, 1, limit, 0, new Random(seed)) { Latency = latency, RetryAfter = form }.Run(seconds);

    private static void Report(string text) => TestContext.Current.TestOutputHelper!.WriteLine(text);
}
