using System;
using System.Collections.Generic;
using System.Linq;
using Tigris.Client.Http.Throttling;

namespace Tigris.Client.Tests.Throttling;

/// <summary>Clients with a <see cref="RateControl"/> each, at one <see cref="SimulatedServer"/>, in simulated time.</summary>
internal sealed class Simulation(SimulatedServer server, int clients, int throttleLimit, double stagger, Random random)
{
    private readonly PriorityQueue<Action<double>, double> _events = new();
    private readonly SimulatedClient[] _clients = [.. Enumerable.Range(0, clients).Select(_ => new SimulatedClient(throttleLimit))];

    /// <summary>The form of the server's Retry-After: none, whole seconds, or a date, which is up to a second later.</summary>
    public enum RetryAfterForm
    {
        None,
        Seconds,
        Date,
    }

    public required double Latency { get; init; }

    public RetryAfterForm RetryAfter { get; init; }

    /// <summary>The number of calls in a hundred that take a minute.</summary>
    public int LongCalls { get; init; }

    public SimulationResult Run(int seconds)
    {
        var result = new SimulationResult(seconds, clients);
        for (var index = 0; index < clients; index++)
        {
            var number = index;
            At(index * stagger, now => Pump(number, now, result));
        }

        while (_events.TryDequeue(out var next, out var time) && time < seconds)
        {
            next(time);
        }

        return result;
    }

    private void At(double time, Action<double> action) => _events.Enqueue(action, time);

    private void Pump(int index, double now, SimulationResult result)
    {
        var client = _clients[index];
        double wakeAt;
        while (client.Next(now, out wakeAt) is { } call)
        {
            client.Control.Begin(now);
            At(now + HalfWay(), arrived => Arrive(index, call, now, arrived, result));
        }

        if (client.MustWake(wakeAt))
        {
            // Timers are late.
            At(wakeAt + (random.NextDouble() * 0.002), later =>
            {
                client.WokeUp();
                Pump(index, later, result);
            });
        }
    }

    private void Arrive(int index, LinkedListNode<double> call, double begunAt, double now, SimulationResult result)
    {
        var isServed = server.TryServe(now, out var wait);
        result.Count(index, now, isServed);
        var work = isServed && random.Next(100) < LongCalls ? 60 : 0;
        At(now + work + HalfWay(), later =>
        {
            var client = _clients[index];
            if (isServed)
            {
                client.Control.Served(begunAt, later);
                client.Finish();
            }
            else
            {
                var retryAfter = Header(wait);
                client.Control.Refused(begunAt, later, retryAfter);
                client.Repeat(call, later + (retryAfter ?? 0));
            }

            Pump(index, later, result);
        });
    }

    private double HalfWay() => Latency * (0.4 + (0.2 * random.NextDouble()));

    private double? Header(double wait) => RetryAfter switch
    {
        RetryAfterForm.None => null,
        RetryAfterForm.Seconds => Math.Ceiling(wait),
        _ => Math.Ceiling(wait) + (random.Next(3) == 0 ? 1 : 0),
    };
}

/// <summary>A client that always has as many calls as its throttle limit allows.</summary>
internal sealed class SimulatedClient
{
    private readonly LinkedList<double> _waiting = new();
    private double _wakesAt = double.PositiveInfinity;

    public SimulatedClient(int throttleLimit)
    {
        for (var call = 0; call < throttleLimit; call++)
        {
            _waiting.AddLast(0);
        }
    }

    public RateControl Control { get; } = new();

    /// <summary>Returns the first call that may begin.</summary>
    public LinkedListNode<double>? Next(double now, out double wakeAt)
    {
        wakeAt = double.PositiveInfinity;
        for (var call = _waiting.First; call is not null; call = call.Next)
        {
            if (call.Value > now)
            {
                wakeAt = Math.Min(wakeAt, call.Value);
            }
            else if (Control.MayBegin(now, out var at))
            {
                _waiting.Remove(call);
                return call;
            }
            else
            {
                wakeAt = Math.Min(wakeAt, at);
                return null;
            }
        }

        return null;
    }

    /// <summary>Starts the next call after the end of another one.</summary>
    public void Finish() => _waiting.AddLast(0);

    /// <summary>Puts a refused call before the others.</summary>
    public void Repeat(LinkedListNode<double> call, double notBefore)
    {
        call.Value = notBefore;
        _waiting.AddFirst(call);
    }

    public bool MustWake(double at)
    {
        var isSooner = at < _wakesAt;
        _wakesAt = Math.Min(at, _wakesAt);
        return isSooner;
    }

    public void WokeUp() => _wakesAt = double.PositiveInfinity;
}

/// <summary>A server with a rate limit: a token bucket.</summary>
/// <param name="rateAt">The rate at a time.</param>
/// <param name="burst">The size of the bucket, in seconds of the rate.</param>
internal sealed class SimulatedServer(Func<double, double> rateAt, double burst)
{
    private readonly Random _random = new(1);

    private double _tokens = Math.Max(1, burst * rateAt(0));
    private double _filledAt;

    /// <summary>The part of the calls that the server refuses at any rate.</summary>
    public double RefusedPart { get; init; }

    public bool TryServe(double now, out double wait)
    {
        if (_random.NextDouble() < RefusedPart)
        {
            wait = 0;
            return false;
        }

        var rate = rateAt(now);
        _tokens = Math.Min(Math.Max(1, burst * rate), _tokens + ((now - _filledAt) * rate));
        _filledAt = now;
        wait = Math.Max(0, 1 - _tokens) / rate;
        _tokens -= wait > 0 ? 0 : 1;
        return wait == 0;
    }
}

/// <summary>The counts of a simulation.</summary>
internal sealed class SimulationResult(int seconds, int clients)
{
    private readonly int[] _refused = new int[seconds];
    private readonly int[,] _served = new int[clients, seconds];

    public void Count(int client, double now, bool isServed)
    {
        if ((int)now >= seconds)
        {
            return;
        }

        if (isServed)
        {
            _served[client, (int)now]++;
        }
        else
        {
            _refused[(int)now]++;
        }
    }

    /// <summary>The served calls in a second.</summary>
    public int ServedIn(int second) => Enumerable.Range(0, clients).Sum(client => _served[client, second]);

    /// <summary>The served calls a second from a second on.</summary>
    public double RateFrom(int second) => Enumerable.Range(second, seconds - second).Average(ServedIn);

    /// <summary>The served calls a second of one client.</summary>
    public double RateFrom(int second, int client) => Enumerable.Range(second, seconds - second).Average(at => _served[client, at]);

    /// <summary>The part of the requests that was refused, from a second on.</summary>
    public double RefusedFrom(int second)
    {
        var refused = _refused.Skip(second).Sum();
        return refused / Math.Max(1, refused + (RateFrom(second) * (seconds - second)));
    }
}
