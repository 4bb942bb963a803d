using System;
using System.Threading.Tasks;
using Tigris.Emulator.Billing;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Endpoints;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Metering;

/// <summary>
/// Charges every request to the bucket's organization before the response is sent, so that a client with the response finds it in the usage. An
/// interrupted response counts in full.
/// </summary>
internal sealed class S3MeterStage(Database database, Meter meter, ProblemLog problems) : Stage<S3Request>
{
    protected override async Task<Reply> InvokeAsync(S3Request request, Next next)
    {
        var reply = await next();
        if (request is { Payer: { } payer, Endpoint: { } endpoint } && IsCharged(reply.Status))
        {
            try
            {
                await database.WriteAsync(() => Charge(payer, endpoint, reply, request.Now));
            }
            catch (Exception e)
            {
                // A change is stored, and a full disk must not stop reads.
                problems.Add($"{request.OperationId} was not metered", e);
            }
        }

        return reply;
    }

    private bool Charge(string payer, S3Endpoint endpoint, Reply reply, DateTime now)
    {
        if (Requests(endpoint.Class) is { } requests) meter.Add(payer, requests, 1, now);
        meter.Add(payer, Metric.Named(UsageMetricNames.DataTransferOut), reply.SentBytes, now);
        if (reply.ReadFrom is { } storageClass && StorageClasses.Retrieval(storageClass) is { } retrieval) meter.Add(payer, retrieval, reply.SentBytes, now);
        return true;
    }

    /// <summary>Returns false for the documented list of free statuses. A 404 is not on it.</summary>
    private static bool IsCharged(int status) => status is not (301 or 304 or 307 or 400 or 403 or 405 or 409 or 411 or 412 or 416 or 500 or 501);

    private static Metric? Requests(RequestClass requestClass) => requestClass switch
    {
        RequestClass.A => Metric.Named(UsageMetricNames.ClassARequests),
        RequestClass.B => Metric.Named(UsageMetricNames.ClassBRequests),
        _ => null,
    };
}
