using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tigris.Benchmarks;

/// <summary>
/// A server that only responds after a delay, because the measurement is about the caller. It checks no signature.
/// </summary>
internal static class AnswerServer
{
    /// <summary>Serves on a free port of this machine, writes the address as the first line, and ends when its input ends.</summary>
    public static async Task RunAsync(TimeSpan delay, int organizations, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(async context =>
        {
            if (delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, context.RequestAborted);
            }

            await AnswerAsync(context, organizations);
        });
        await app.StartAsync(cancellationToken);
        Console.WriteLine(app.Urls.First());
        while (await Console.In.ReadLineAsync(cancellationToken) is not null)
        {
        }
    }

    private static async Task AnswerAsync(HttpContext context, int organizations)
    {
        // /v1/providers/<provider>/orgs[/<id>]
        var segments = context.Request.Path.Value!.Split('/');
        var body = segments.Length == 6
            ? Answers.Organization(segments[5])
            : Answers.Page(Number(context, "continuation_token", 0), Number(context, "limit", 5000), organizations);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static int Number(HttpContext context, string parameter, int fallback) =>
        int.TryParse(context.Request.Query[parameter], CultureInfo.InvariantCulture, out var number) ? number : fallback;
}
