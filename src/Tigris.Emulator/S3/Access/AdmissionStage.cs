using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Access;

/// <summary>Refuses requests without permission before the body is read.</summary>
internal sealed class AdmissionStage(Database database, Admission admission) : Stage<S3Request>
{
    protected override Task<Reply> InvokeAsync(S3Request request, Next next)
    {
        if (request.Endpoint.IsOpen) return next();
        if (request.Header("X-Tigris-Namespace") is { } organization && request.Caller.Organization is { } own && organization != own.Id)
            throw S3Exception.AccessDeniedBecause($"the key is of organization {own.Id}, and the request is for {organization}");
        request.Payer ??= request.Caller.Organization?.Id;
        database.Read(() =>
        {
            if (request.Endpoint.NeedsOnlyKey) Admission.RequireKey(request);
            else if (request.Endpoint.IsOutside) admission.AdmitOutside(request);
            else admission.Admit(request);
            return true;
        });
        return next();
    }
}
