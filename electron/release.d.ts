/** Set when the bundles are built (`--mode release`): no environment variable or switch can change it afterwards. */
declare const __RELEASE__: boolean;
