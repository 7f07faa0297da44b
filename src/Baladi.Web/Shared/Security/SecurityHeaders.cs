namespace Baladi.Web.Shared.Security;

public static class SecurityHeaders
{
    /// <summary>For answers that are files somebody uploaded: <c>[SecurityHeadersPolicy(SecurityHeaders.Uploads)]</c>.</summary>
    public const string Uploads = "uploads";

    /// <summary>What somebody uploaded runs nothing, loads nothing and frames nothing, whatever is in it.</summary>
    public static void ForUploads(HeaderPolicyCollection policy) => policy
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(options => options.SameOrigin())
        .AddCrossOriginResourcePolicy(options => options.SameOrigin())
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddImgSrc().Self();
            csp.AddStyleSrc().UnsafeInline();
            csp.AddFormAction().None();
            csp.AddBaseUri().None();
            csp.AddFrameAncestors().None();
            csp.AddSandbox();
        });

    public static HeaderPolicyCollection Policy(bool hsts)
    {
        var policy = new HeaderPolicyCollection()
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyStrictOriginWhenCrossOrigin()
            .AddCrossOriginOpenerPolicy(options => options.SameOrigin())
            .AddCrossOriginResourcePolicy(options => options.SameOrigin())
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().Self();
                csp.AddScriptSrc().Self();
                csp.AddStyleSrc().Self();
                // Maps draw their symbols from blobs and data.
                csp.AddImgSrc().Self().Data().Blob();
                csp.AddFontSrc().Self();
                csp.AddConnectSrc().Self();
                csp.AddWorkerSrc().Self();
                csp.AddManifestSrc().Self();
                csp.AddObjectSrc().None();
                csp.AddBaseUri().None();
                csp.AddFormAction().Self();
                csp.AddFrameAncestors().None();
            })
            .AddPermissionsPolicy(permissions =>
            {
                permissions.AddAccelerometer().None();
                permissions.AddCamera().Self();
                permissions.AddFullscreen().Self();
                permissions.AddGeolocation().Self();
                permissions.AddGyroscope().None();
                permissions.AddMagnetometer().None();
                permissions.AddMicrophone().None();
                permissions.AddPayment().None();
                permissions.AddUsb().None();
            });
        return hsts ? policy.AddStrictTransportSecurityMaxAgeIncludeSubDomains(60 * 60 * 24 * 365) : policy;
    }
}
