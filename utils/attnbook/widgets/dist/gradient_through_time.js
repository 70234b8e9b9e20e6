var v,Te,pt,P,ne,J,Me,B,Ee,ae,oe,ft,z=Symbol.for("pv"),Q={},X=[],dt=/^m(i|n|o|s|text|space)$/,ie=Array.isArray,Pe=X.slice,R=Object.assign;function H(t){t&&t.parentNode&&t.remove()}function G(t,e,r,n,o){var a={type:t,props:e,key:r,ref:n,__k:null,__:null,__b:0,__e:null,__c:null,constructor:z,__v:o||++Te,__i:-1,__u:0};return!o&&v.vnode&&v.vnode(a),a}function T(t){return t.children}function U(t,e){this.props=t,this.context=e,this.__g=0}function D(t,e){if(e==null)return t.__&&D(t.__,t.__i+1);for(var r;e<t.__k.length;e++)if((r=t.__k[e])&&r.__e)return r.__e;return typeof t.type!="function"||t.props.__P?null:D(t)}function ht(t){var e,r=t.__v,n=r.__e,o=[],a=[],l=t.__P;l&&((e=R({constructor:z},r)).__v=r.__v+1,v.vnode&&v.vnode(e),se(l,e,r,t.__n,l.namespaceURI,32&r.__u?[n]:null,o,n||D(r),32&r.__u,a),e.__v=r.__v,e.__.__k[e.__i]=e,$e(o,e,a),r.__=r.__e=null,e.__e!=n&&De(e))}function De(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),De(t)}function Ce(t){(8&t.__g||(t.__g|=8,P.push(t),J++))&&ne==v.debounceRendering||((ne=v.debounceRendering)||queueMicrotask)(Ne)}function Ne(){try{for(var t,e=1;P.length;)P.length>e&&P.sort(Me),t=P.shift(),e=P.length,8&t.__g&&ht(t)}finally{(J=P.length)&&(ne||queueMicrotask)(Ne)}}function Ae(t,e,r,n,o,a,l,s,u,f,c){var b,h,i,d,x,g,m=n.__k||X,p=e.length;for(u=mt(r,e,m,u,p),b=0;b<p;b++)(i=r.__k[b])!=null&&(h=~i.__i&&m[i.__i]||Q,i.__i=b,g=se(t,i,h,o,a,l,s,u,f,c),d=i.__e,(h.ref!=i.ref||8&h.__u)&&(h.ref&&le(h.ref,null,i,h),i.ref&&c.push(i.ref,i.__c||d,i)),x=x||d,4&i.__u?(u=He(i,u,t,!h.__v),h.__e&&(h.__e=null)):typeof i.type=="function"&&g!==void 0?u=g:d&&(u=d.nextSibling),i.__u&=-21);return r.__e=x,u}function mt(t,e,r,n,o){var a,l,s,u,f,c,b,h,i,d=r.length,x=d,g=0,m=0,p=t.__k=Array(o);for(a=0;a<o;a++)(l=e[a])!=null&&typeof l!="boolean"&&typeof l!="function"?(typeof l!="object"||l.constructor===String?l=p[a]=G(null,l):ie(l)?l=p[a]=G(T,{children:l}):l.constructor===z&&l.__b?l=p[a]=G(l.type,l.props,l.key,l.ref,l.__v):p[a]=l,u=a+g,l.__=t,l.__b=t.__b+1,s=null,~(f=l.__i=gt(l,r,u,x))&&(x--,(s=r[f])&&(s.__u|=2)),s&&s.__v?(l.__u|=16,f==u-1?g--:f==u+1?g++:f!=u&&(f>u?g--:g++,m=1)):(~f||(o>d?g--:o<d&&g++),typeof l.type!="function"&&(l.__u|=4))):p[a]=null;if(m){for(c=[],b=[],a=0;a<o;a++)if((l=p[a])&&16&l.__u){for(g=0,h=c.length;g<h;)c[i=g+h>>1]<l.__i?g=i+1:h=i;c[g]=l.__i,b[a]=g+1}for(g=c.length;a--;)b[a]&&(b[a]==g?g--:p[a].__u|=4)}if(x)for(a=0;a<d;a++)!(s=r[a])||2&s.__u||(s.__e==n&&(n=D(s)),ce(s,s));return n}function He(t,e,r,n){var o,a,l,s;if(typeof t.type=="function"){if(t.props.__P)return e;if(o=t.__k)for(a=0;a<o.length;a++)o[a]&&(o[a].__=t,e=He(o[a],e,r,!1));return e}for(e&&!e.parentNode&&(e=D(t))&&!e.parentNode&&(e=null),l=t.__e,s=e;s&&s.nodeType==8;)s=s.nextSibling;for(l!=s&&(!n&&r.moveBefore&&l.parentNode?r.moveBefore(l,e):r.insertBefore(l,e||null)),e=l;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function gt(t,e,r,n){var o,a=t.key,l=t.type,s=e[r],u=s&&!(2&s.__u);if(s===null&&a==null||u&&a==s.key&&l==s.type)return r;if(n>(u?1:0)){for(o=r-1;o>=0;o--)if((s=e[o])&&!(2&s.__u)&&a==s.key&&l==s.type)return o;for(o=r+1;o<e.length;o++)if((s=e[o])&&!(2&s.__u)&&a==s.key&&l==s.type)return o}return-1}function Se(t,e,r){r==null&&(r=""),e[0]=="-"?t.setProperty(e,r):t[e]=r}function V(t,e,r,n,o){var a,l;if(e=="style")if(typeof r=="string")t.style.cssText=r;else{if(typeof n=="string"&&(t.style.cssText=n=""),n)for(e in n)r&&e in r||Se(t.style,e);if(r)for(e in r)n&&r[e]==n[e]||Se(t.style,e,r[e])}else if(e[0]=="o"&&e[1]=="n")typeof r!="function"&&(r=null),typeof n!="function"&&(n=null),(t.__e||(t.__e={}))[e]=r,r&&n||(l=oe[e]||(oe[e]=vt(e)),(t.__a||(t.__a={}))[e]=ae,a=e!=(e=e.replace(Ee,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),r?t.addEventListener(e,l,a):t.removeEventListener(e,l,a));else{if(o=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=r??"")}catch{}if(typeof r=="function")return;r==null||r===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&r==1?"":r)}}function vt(t){return function(e){var r=this.__e;if(r){if(r=r[t],e[B]==null)e[B]=ae++;else if(e[B]<this.__a[t])return;return r(v.event?v.event(e):e)}}}function se(t,e,r,n,o,a,l,s,u,f){var c,b,h,i,d,x,g,m,p,C,y,re,we,K,N,ke,E,A,M=e.type;if(e.constructor!==z)return null;128&r.__u&&(u=32&r.__u,c=r.__c.__z)&&(e.__u|=u,b=a=[],c.nodeType==8?s=Y(c,a):a.push(c),s=a[0]||s),(c=v.__b)&&c(e);e:if(typeof M=="function"){h=l.length;try{if(m=e.props,p=(c=M.prototype)&&c.render,C=(c=M.contextType)&&n[c.__c],y=c?C?C.props.value:c.__:n,(i=r.__c)?(e.__c=i,2&i.__g&&(i.__g|=1)):(p?e.__c=i=new M(m,y):(e.__c=i=new U(m,y),i.constructor=M,i.render=yt),C&&C.sub(i),i.state||(i.state={}),i.__n=n,i.__g|=8,i.__h=[],i.__k=[]),p&&(i.__s||(i.__s=i.state),M.getDerivedStateFromProps&&(i.__s==i.state&&(i.__s=R({},i.__s)),R(i.__s,M.getDerivedStateFromProps(m,i.__s)))),d=i.props,x=i.state,i.__v=e,r.__c){if(m!==d&&p&&!M.getDerivedStateFromProps&&i.componentWillReceiveProps&&i.componentWillReceiveProps(m,y),e.__v==r.__v&&!(8&i.__g)||!(4&i.__g)&&i.shouldComponentUpdate&&i.shouldComponentUpdate(m,i.__s,y)===!1){e.__v!=r.__v&&(i.props=m,i.state=i.__s,i.__g&=-9),e.__e=r.__e,e.__k=r.__k,e.__k.some(function(S){S&&(S.__=e)}),X.push.apply(i.__h,i.__k),i.__k=[],i.__h.length&&l.push(i),s=D(r);break e}i.componentWillUpdate&&i.componentWillUpdate(m,i.__s,y),p&&i.componentDidUpdate&&i.__h.push(function(){i.componentDidUpdate(d,x,g)})}else p&&!M.getDerivedStateFromProps&&i.componentWillMount&&i.componentWillMount(),p&&i.componentDidMount&&i.__h.push(i.componentDidMount);i.context=y,i.props=m,i.__P=t,i.__g&=-5,re=v.__r,we=p?25:0;do i.__g&=-9,re&&re(e),c=i.render(i.props,i.state=i.__s,i.context);while(8&i.__g&&++we<25);p&&(X.push.apply(i.__h,i.__k),i.__k=[]),i.state=i.__s,i.getChildContext&&(n=R({},n,i.getChildContext())),p&&r.__c&&i.getSnapshotBeforeUpdate&&(g=i.getSnapshotBeforeUpdate(d,x)),K=c&&c.type===T&&c.key==null?c.props.children:c,m.__P&&(c=s,o=(t=m.__P).namespaceURI,u=a=null,r.props&&r.props.__P!=t&&(r.__k.some(function(S){S&&ce(S,S)}),r.__k=null),s=r.__k?D(r,0):null),s=Ae(t,ie(K)?K:[K],e,r,n,o,a,l,s,u,f),m.__P&&(e.__e=null,s=c),e.__u&=-161,b&&b.some(H),i.__h.length&&l.push(i),1&i.__g&&(i.__g&=-4)}catch(S){if(l.length=h,e.__v=null,u||a)if(S&&S.then){if(e.__u|=128|u,a){for(~(E=a.indexOf(s||void 0))||(E=a.length);(A=a[E-1])&&A.nodeType==8;)E--;for(;E<a.length;E++)if(A=a[E])if(a[E]=null,N){if(A==ke)break}else{if(A.nodeType!=8)break;A.data.startsWith("$s")&&(ke=Y(N=A))}}if(!N){for(;s&&s.nodeType==8&&s.nextSibling;)s=s.nextSibling;N=s}(c=Y(N=e.__c.__z||(e.__c.__z=N)))?(e.__e=N,s=c):e.__e=s,s=s&&s.nextSibling}else a&&a.some(H);else e.__e=r.__e;e.__k||(e.__k=r.__k||[]),S&&S.then||Re(e),v.__e(S,e,r)}}else s=e.__e=bt(r.__e,e,r,n,o,a,l,u,f,t);return(c=v.diffed)&&c(e),s}function Y(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var r=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))r++;else if(t.data.startsWith("/$s")&&!--r)return t}e&&e.push(t)}}function Re(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(Re))}function $e(t,e,r){for(var n=0;n<r.length;)le(r[n++],r[n++],r[n++]);v.__c&&v.__c(e,t),t.some(function(o){try{t=o.__h,o.__h=[],t.some(function(a){a.call(o)})}catch(a){v.__e(a,o.__v)}})}function bt(t,e,r,n,o,a,l,s,u,f){var c,b,h,i,d,x,g,m,p=r.props||Q,C=e.props,y=e.type;if(y=="svg"?o="http://www.w3.org/2000/svg":y=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),a){for(c=0;c<a.length;c++)if((d=a[c])&&(y?d.localName==y:d.nodeType==3)){t=d,a[c]=null;break}}if(!t){if(m=f.ownerDocument||document,!y)return m.createTextNode(C);t=m.createElementNS(o,y,C.is?C:f),s&&(v.__m&&v.__m(e,a),s=!1),a=null}if(y){if(f=y=="template"&&t.content||t,a=y=="textarea"&&C.defaultValue!=null?null:a&&Pe.call(f.childNodes),!s&&a)for(p={},c=0;c<t.attributes.length;c++)p[(d=t.attributes[c]).name]=d.value;for(c in p)d=p[c],c=="dangerouslySetInnerHTML"?h=d:c=="children"||c in C||c=="value"&&"defaultValue"in C||c=="checked"&&"defaultChecked"in C||V(t,c,null,d,o);for(c in C)d=C[c],c=="children"?i=d:c=="dangerouslySetInnerHTML"?b=d:c=="value"?x=d:c=="checked"?g=d:s&&typeof d!="function"||p[c]===d||V(t,c,d,p[c],o);b?(s||h&&(b.__html==h.__html||b.__html==t.innerHTML)||(t.innerHTML=b.__html),e.__k=[]):(h&&(t.textContent=""),(y=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&dt.test(y))&&(o="http://www.w3.org/1999/xhtml"),Ae(f,ie(i)?i:[i],e,r,n,o,a,l,a?a[0]:r.__k&&D(r,0),s,u),a&&a.some(H)),s&&y!="textarea"||(c="value",y=="progress"&&x==null?t.removeAttribute(c):x==null||x===t[c]&&(y!="progress"||x)||V(t,c,x,p[c],o),c="checked",g!=null&&g!=t[c]&&V(t,c,g,p[c],o))}else p===C||s&&t.data==C||(t.data=C);return t}function le(t,e,r,n){try{typeof t=="function"?e?e.__x=t(e)||1:n&&(n=n.__c||n.__e)&&(e=n.__x)&&(n.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(o){v.__e(o,r)}}function ce(t,e,r){var n,o,a,l;if(v.unmount&&v.unmount(t),!(n=t.ref)||n.current&&n.current!=t.__e||le(n,null,e,t),n=t.__c){if(n.componentWillUnmount)try{n.componentWillUnmount()}catch(s){v.__e(s,e)}n.__P=n.__n=null}if(n=t.__k)for(l=0;l<n.length;l++)n[l]&&ce(n[l],e,typeof t.type!="function"||r&&!t.props.__P);!r&&(n=t.__c)&&(n=n.__z)&&(o=Y(n,a=[]))&&(n==t.__e&&a.some(H),H(o),H(n)),r||H(t.__e),t.__e=t.__c=t.__=null}function yt(t,e,r){return this.constructor(t,r)}function _e(t,e){var r,n,o,a;v.__&&v.__(t,e),e.nodeType==9&&(e=e.documentElement),n=(r=t&&32&t.__u)?null:e.__k,e.__k=G(T,{children:[t]}),o=[],a=[],se(e,e.__k,n||Q,Q,e.namespaceURI,n?null:e.firstChild?Pe.call(e.childNodes):null,o,n?n.__e:e.firstChild,r,a),$e(o,e.__k,a),e.__k.props.children=null}v={__e:function(t,e,r,n){for(var o,a,l;e=e.__;)if((o=e.__c)&&!(1&o.__g)){o.__g|=4;try{if((l=(a=o.constructor)&&a.getDerivedStateFromError)&&o.setState(a.getDerivedStateFromError(t)),o.componentDidCatch&&(o.componentDidCatch(t,n||{}),l=1),l&&8&o.__g)return void(o.__g|=2)}catch(s){t=s}}throw J=0,t}},Te=0,pt=function(t){return t!=null&&t.constructor===z},U.prototype.setState=function(t,e){var r=this.__s;r&&r!=this.state||(r=this.__s=R({},this.state)),typeof t=="function"&&(t=t(R({},r),this.props)),t&&(R(r,t),this.__v&&(e&&this.__k.push(e),Ce(this)))},U.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),Ce(this))},U.prototype.render=T,P=[],J=0,Me=function(t,e){return t.__v.__b-e.__v.__b},B=Symbol(),Ee=/(PointerCapture)$|Capture$/i,ae=0,oe={},ft=0;var q,k,ue,We,pe=Object.is,Z=0,Ke=[],fe=[],w=v,Ue=w.__b,je=w.__r,ze=w.diffed,Oe=w.__c,qe=w.unmount,Fe=w.__;function he(t,e){w.__h&&w.__h(k,t,Z||e),Z=0;var r=k.__H||(k.__H={__:[],__h:[]});return t>=r.__.length&&r.__.push({}),r.__[t]}function F(t){return Z=1,me(Be,t)}function me(t,e,r){var n=he(q++,2);if(n.t=t,!n.__c&&(n.__=[r?r(e):Be(void 0,e),function(a){var l=(n.__N||n.__)[0],s=n.t(l,a);pe(l,s)||(n.__N=[s,n.__[1]],n.__c.setState({}))}],n.__c=k,!k.__f)){k.__f=!0;var o=k.shouldComponentUpdate;k.shouldComponentUpdate=function(a,l,s){var u=this.__H;if(!u)return!0;var f=!1,c=this.props!=a;if(u.__.some(function(h){h.__N&&(f=!0,pe(h.__[0],h.__N[0])||(c=!0))}),o){var b=o.call(this,a,l,s);return f?b||c:b}return!f||c}}return n.__}function L(t,e){var r=he(q++,3);!w.__s&&Ve(r.__H,e)&&(r.__P=!0,r.__=t,r.u=e,k.__H.__h.push(r))}function ee(t){return Z=5,xt(function(){return{current:t}},[])}function xt(t,e){var r=he(q++,7);return Ve(r.__H,e)&&(r.__=t(),r.__H=e),r.__}function wt(){var t;do{for(;t=fe.shift();)try{O(t)}catch(r){w.__e(r,{__:(t=t.__P)&&t.__v})}for(;t=Ke.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(O),e.__h.some(de),e.__h=[]}catch(r){e.__h=[],w.__e(r,t.__v)}}}while(fe.length)}w.__b=function(t){k=null,Ue&&Ue(t)},w.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),Fe&&Fe(t,e)},w.__r=function(t){je&&je(t),q=0;var e=(k=t.__c).__H;e&&(ue==k?k.__h=[]:(e.__h.some(O),e.__h.some(de),q=0),e.__h=[],e.__.some(function(r){r.__N&&(r.__=r.__N),r.u=r.__N=void 0})),ue=k},w.diffed=function(t){ze&&ze(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&Ie(Ke.push(e)),e.__H.__.some(function(r){r.u&&(r.__H=r.u)})),ue=k=null},w.__c=function(t,e){e.some(function(r){try{r.__h.some(O),r.__h=r.__h.filter(function(n){return!n.__||de(n)})}catch(n){r.__h=[function(){throw n}]}}),Oe&&Oe(t,e)},w.unmount=function(t){qe&&qe(t);var e,r,n=t.__c;n&&n.__H&&(n.__H.__.some(function(o){try{if(o.__P&&o.__c){if(r===void 0){for(r=t.__;r&&(!r.__c||!r.__c.__P);)r=r.__;r=r&&r.__c}o.__P=r,Ie(fe.push(o))}else O(o)}catch(a){e=a}}),n.__H=void 0,e&&w.__e(e,n.__v))};var Le=typeof requestAnimationFrame=="function";function kt(t){var e,r=function(){clearTimeout(n),Le&&cancelAnimationFrame(e),setTimeout(t)},n=setTimeout(r,35);Le&&(e=requestAnimationFrame(r))}function Ie(t){t!=1&&We==w.requestAnimationFrame||((We=w.requestAnimationFrame)||kt)(wt)}function O(t){var e=k,r=t.__c;typeof r=="function"&&(t.__c=void 0,r()),k=e}function de(t){var e=k;t.__c=t.__(),k=e}function Ve(t,e){return!t||t.length!=e.length||e.some(function(r,n){return!pe(r,t[n])})}function Be(t,e){return typeof e=="function"?e(t):e}var Ct=Symbol.for("pv"),St=0;function _(t,e,r,n,o,a){e||(e={});var l,s,u=e;if("ref"in u&&typeof t!="function")for(s in u={},e)s=="ref"?l=e[s]:u[s]=e[s];var f={type:t,props:u,key:r,ref:l,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Ct,__v:--St,__i:-1,__u:0};return(o||a)&&(f.__source=o,f.__self=a),v.vnode&&v.vnode(f),f}function ge({on:t,set:e,children:r}){return _("button",{type:"button",class:"toggle","aria-pressed":t,onClick:()=>e(!t),children:r})}function Ge({label:t,value:e,min:r,max:n,step:o,shown:a,set:l}){return _("label",{class:"slider",children:[_("span",{children:t}),_("input",{type:"range",min:r,max:n,step:o,value:e,"aria-valuetext":a,onInput:s=>l(Number(s.currentTarget.value))}),_("output",{children:a})]})}var Ye=`.figure{--encoder: #0067a3;--decoder: #b34700;--query: #9c3f75;--key: #00704f;--value: #875800}.figure[data-theme=dark]{--encoder: #5ab4f0;--decoder: #ff9259;--query: #e8a0cb;--key: #35c99b;--value: #f0b429}.figure{--surface: #ffffff;--raised: #f3f4f6;--edge: #c9ced6;--ink: #1f2937;--soft: #565e6b;--nothing: #f1f3f5;--everything: #101826;--focus: #1d4ed8;color:var(--ink);font:.9375rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Noto Sans KR,sans-serif;margin:0;container-type:inline-size}.figure[data-theme=dark]{--surface: #14181e;--raised: #222832;--edge: #454d5a;--ink: #e6e9ee;--soft: #a4acb9;--nothing: #20262f;--everything: #fbf7ea;--focus: #8ab4ff}*,*:before{box-sizing:border-box}p{margin:0}[hidden]{display:none!important}:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}figcaption{color:var(--soft);font-size:.875rem;margin-top:.6rem}.encoder{color:var(--encoder)}.decoder{color:var(--decoder)}.query{color:var(--query)}.key{color:var(--key)}.value{color:var(--value)}.controls{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .9rem;margin-bottom:.6rem}button,select{appearance:none;background:var(--raised);border:1px solid var(--edge);border-radius:6px;color:var(--ink);cursor:pointer;font:inherit;font-size:.875rem;min-height:2.25rem;padding:.2rem .75rem}button:hover:not(:disabled,[aria-disabled=true]),select:hover{border-color:var(--ink)}button:disabled,button[aria-disabled=true]{color:var(--soft);cursor:default;opacity:.6}button[aria-pressed=true],button[aria-checked=true]{background:var(--ink);border-color:var(--ink);color:var(--surface)}select{padding-right:1.8rem;background-image:linear-gradient(45deg,transparent 50%,currentColor 50%),linear-gradient(-45deg,transparent 50%,currentColor 50%);background-position:right .95rem center,right .65rem center;background-repeat:no-repeat;background-size:.32rem .32rem}.choice,.slider{align-items:center;display:inline-flex;gap:.5rem;font-size:.875rem}.choice,.choice select{max-width:100%;min-width:0;text-overflow:ellipsis}.slider input{accent-color:var(--ink);min-width:6rem;height:2rem}.slider output{font-variant-numeric:tabular-nums;min-width:3.2em}.stepper{align-items:center;display:flex;gap:.6rem}.stepper button{min-width:2.75rem}.stepper .place{min-width:0}.legend{align-items:center;color:var(--soft);display:inline-flex;font-size:.8125rem;gap:.4rem}.ramp{background:linear-gradient(to right,var(--nothing),var(--everything));border:1px solid var(--edge);border-radius:3px;display:inline-block;height:.7rem;width:4.5rem}.reading{min-height:1.5em;margin-top:.5rem}@container (max-width: 30rem){.reading{min-height:3em}}.numbers{margin-top:.5rem}.scroll{margin-top:.5rem;max-height:22rem;overflow:auto}table{border-collapse:collapse;font-size:.8125rem;font-variant-numeric:tabular-nums}table+table{margin-top:1rem}th,td{border-bottom:1px solid var(--edge);padding:.2rem .6rem;text-align:right;white-space:nowrap}thead th{background:var(--surface);position:sticky;top:0}tbody th{background:var(--surface);font-weight:600;left:0;position:sticky}.heatmap{max-width:100%;overflow-x:auto;padding:3px}.map{position:relative}.column-word,.row-word{font-size:.8125rem;line-height:1;overflow:hidden;position:absolute;text-overflow:ellipsis;white-space:nowrap}.column-word{overflow:visible;transform:rotate(-40deg);transform-origin:bottom left}.row-word{padding:.15em 0;transform:translateY(-50%)}.column-word.chosen,.row-word.chosen{font-weight:700;text-decoration:underline;text-underline-offset:.2em}.cells{cursor:crosshair;position:absolute;touch-action:pan-x pan-y}.cells canvas{display:block}.cells span{pointer-events:none;position:absolute}.row-mark{outline:2px solid var(--query)}.cell-mark{outline:3px solid var(--focus);outline-offset:-1px}.ring{border:2px solid #ffffff;border-radius:50%;box-shadow:0 0 0 1.5px #b3261e,inset 0 0 0 1.5px #b3261e}.ring.sample{display:inline-block;height:.8rem;margin-left:.3rem;vertical-align:-.1rem;width:.8rem}.tip{background:var(--ink);border-radius:4px;color:var(--surface);font-size:.8125rem;line-height:1.4;padding:0 .4rem;pointer-events:none;position:absolute;transform:translate(-50%,-130%);white-space:nowrap;z-index:1}.tokens{display:flex;flex-wrap:wrap;gap:.4rem}.token{border-color:currentColor;color:inherit;min-width:2.25rem;overflow:hidden;position:relative}.token[aria-pressed=true]{background:var(--raised);border-color:currentColor;box-shadow:inset 0 0 0 2px currentColor;color:inherit;font-weight:700}.token .share{background:currentColor;bottom:0;height:4px;left:0;position:absolute}.bars{display:grid;gap:.25rem;list-style:none;margin:0;padding:0}.bars li{align-items:center;display:grid;gap:.6rem;grid-template-columns:minmax(3.5rem,8rem) 1fr 3rem}.bars .word{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.bars .track{background:var(--nothing);border-radius:3px;height:.9rem;overflow:hidden}.bars .bar{background:currentColor;display:block;height:100%}.bars .number{font-variant-numeric:tabular-nums;text-align:right}.bars .marked{font-weight:700}@media(prefers-reduced-motion:no-preference){.moves{transition:all .25s ease}}
`;var Je={attributes:!0,attributeFilter:["class","style","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"]};function Xe(t){let[e,r]=F(()=>Qe(t));return L(()=>{let n=()=>r(Qe(t)),o=new MutationObserver(n);o.observe(document.documentElement,Je),o.observe(document.body,Je);let a=matchMedia("(prefers-color-scheme: dark)");return a.addEventListener("change",n),n(),()=>{o.disconnect(),a.removeEventListener("change",n)}},[t]),e}function Qe(t){for(let e=t;e;e=e.parentElement){let[r,n,o,a=1]=getComputedStyle(e).backgroundColor.match(/[\d.]+/g)?.map(Number)??[0,0,0,0];if(a>.5)return .299*r+.587*n+.114*o<128?"dark":"light"}return matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}var Ze=(t,e={})=>t.replace(/\{(\w+)\}/g,(r,n)=>e[n]??r);function et(t,e=2){let r=t.toFixed(e);return Number(r)===0?0 .toFixed(e):r.replace("-","−")}function tt(t,e=""){return{render({model:r,el:n}){let o=n.shadowRoot??n.attachShadow({mode:"open"});for(let a of["keydown","keyup"])n.addEventListener(a,Mt);return _e(_(ve,{model:r,el:n,Content:t,style:e}),o),()=>_e(null,o)}}}function Mt(t){let e=t.ctrlKey||t.metaKey||t.altKey||t.shiftKey&&t.key==="Enter",r=t.composedPath()[0].matches(":read-write");t.currentTarget.toggleAttribute("data-lm-suppress-shortcuts",r||!e)}function $(t,e){let[,r]=me(o=>o+1,0);L(()=>{let o=`change:${e}`;return t.on(o,r),()=>t.off(o,r)},[t,e]);let n=o=>{t.set(e,o),t.save_changes()};return[t.get(e),n]}function rt(){let t=ee(null),[e,r]=F(null);return L(()=>{let n=new ResizeObserver(([o])=>r(o.contentRect.width));return n.observe(t.current),()=>n.disconnect()},[]),[t,e]}var ve=class extends U{componentDidCatch(e){this.props.el.dispatchEvent(new CustomEvent("attnbook:broken",{detail:e})),this.setState({error:e})}render({model:e,el:r,Content:n,style:o},{error:a}){let l=(s,u)=>Ze(e.get("strings")[s]??s,u);return _(T,{children:[_("style",{children:Ye+o}),_(Et,{el:r,caption:e.get("caption"),children:a?_("p",{role:"alert",children:l("broken",{reason:a.message})}):_(n,{model:e,say:l})})]})}};function Et({el:t,caption:e,children:r}){let n=Xe(t);return _("figure",{class:"figure","data-theme":n,children:[r,e&&_("figcaption",{children:e})]})}function nt({busy:t=!1,children:e}){return _("p",{class:"reading","aria-live":"polite","aria-busy":t,children:e})}function ot({say:t,head:e,rows:r,more:n=[]}){let[o,a]=F(!1);return _("div",{class:"numbers",children:[_("button",{type:"button","aria-expanded":o,onClick:()=>a(!o),children:t(o?"hide numbers":"show numbers")}),o&&_("div",{class:"scroll",tabIndex:"0",role:"region","aria-label":t("show numbers"),children:[{head:e,rows:r},...n].map(l=>_(Pt,{...l}))})]})}function Pt({head:t,rows:e}){return _("table",{children:[_("thead",{children:_("tr",{children:t.map(r=>_("th",{scope:"col",children:r}))})}),_("tbody",{children:e().map(([r,...n])=>_("tr",{children:[_("th",{scope:"row",children:r}),n.map(o=>_("td",{children:o}))]}))})]})}var be={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]};function at(t,e,r,n){if(t.altKey||t.ctrlKey||t.metaKey)return null;let o=Dt(t.key,e,n);return o?(t.preventDefault(),[Math.max(0,Math.min(r-1,o[0])),Math.max(0,Math.min(n-1,o[1]))]):null}function Dt(t,e,r){return!(t in be)&&t!=="Home"&&t!=="End"?null:e?t==="Home"?[e[0],0]:t==="End"?[e[0],r-1]:[e[0]+be[t][0],e[1]+be[t][1]]:[0,0]}var it=t=>Object.fromEntries(Object.entries(t).map(([e,r])=>[e,`${r}px`]));var st=`.chain {
  --factor: 1.5rem;
  --state: 2.25rem;
  --input: 2.25rem;
  --label: 0rem;
  --title: 2.25rem;
  --decade: 12px;
  --plot: calc(12 * var(--decade));
  display: grid;
  grid-template-columns: 2.4rem minmax(0, 1fr);
  position: relative;
}
.chain:has(.turned) {
  --factor: 2.9rem;
  --state: 3.2rem;
  --input: 3.9rem;
}
.chain.worded {
  --label: 1.5rem;
}
.chain.worded:has(.turned) {
  --label: 4.5rem;
}
.scale {
  color: var(--soft);
  font-size: 0.75rem;
  height: var(--plot);
  line-height: 1;
  margin-top: calc(var(--factor) + var(--state) + var(--input) + var(--label) + var(--title));
  position: relative;
}
.scale span {
  position: absolute;
  right: 0.4rem;
  transform: translateY(50%);
}
.track {
  overflow-x: auto;
  padding: 3px 3px 0.6rem;
  margin: -3px -3px 0;
}
.presets {
  display: flex;
  gap: 0.3rem;
}
.presets .toggle {
  padding: 0.2rem 0.6rem;
}
.rule {
  white-space: nowrap;
}
.controls .rule {
  flex-basis: 100%; /* a line of its own, however long it is */
}
.rule sub {
  line-height: 0;
}

/* a step: the whole column can be pressed */
.steps {
  display: flex;
  width: max-content;
}
.step,
.step[aria-pressed="true"] {
  background: none;
  border: 0;
  border-radius: 0;
  color: var(--ink);
  display: grid;
  flex: none;
  font-size: 0.75rem;
  font-variant-numeric: tabular-nums;
  grid-template-rows: var(--factor) var(--state) var(--input) var(--label) var(--title) var(--plot);
  justify-items: center;
  line-height: 1;
  padding: 0;
  position: relative;
}
.step:hover .state {
  background: color-mix(in srgb, var(--encoder) 14%, transparent);
}
.step:focus-visible {
  outline-offset: -3px;
}
.turned :is(.factor, .state span, .input, .label) {
  /* the numbers from below to above, where there is no room for them beside each other */
  transform: rotate(180deg);
  writing-mode: vertical-rl;
}
.factor {
  align-self: end;
  color: var(--soft);
  padding: 0.3rem 0;
  position: relative;
  right: 50%; /* it stands over its arrow, where two steps meet */
  white-space: nowrap;
}
.state {
  --gap: 0.9rem;
  align-items: center;
  border: 1.5px solid var(--encoder);
  border-radius: 5px;
  color: var(--encoder);
  display: flex;
  height: 100%;
  justify-content: center;
  position: relative;
  white-space: nowrap;
  width: calc(100% - var(--gap));
}
.turned .state {
  --gap: 0.5rem;
}
.step[aria-pressed="true"] .state {
  background: var(--encoder);
  color: var(--surface);
}
.state::before,
.state::after {
  /* the arrows from the state before, and from the input */
  background: var(--soft);
  clip-path: polygon(0 calc(50% - 1px), calc(100% - 5px) calc(50% - 1px), calc(100% - 5px) 0, 100% 50%, calc(100% - 5px) 100%, calc(100% - 5px) calc(50% + 1px), 0 calc(50% + 1px));
  content: "";
  height: 9px;
  position: absolute;
  right: 100%;
  width: var(--gap);
}
.step:first-child .state::before {
  display: none;
}
.state::after {
  right: auto;
  top: calc(100% + 3px);
  transform: rotate(-90deg);
  width: 9px;
}
.reached .factor {
  color: var(--ink);
  font-weight: 700;
}
.reached .state::before {
  background: var(--ink);
}
.input,
.label {
  white-space: nowrap;
}
.input {
  align-self: end;
  padding: 0.25rem 0;
}
.turned .input {
  align-self: start;
  margin-top: 0.8rem;
}
.label {
  align-self: center;
  color: var(--soft);
  max-width: calc(100% - 4px);
  overflow: hidden;
  padding: 0.1rem 0;
  text-overflow: ellipsis;
}
.turned .label {
  align-self: start;
  max-height: calc(var(--label) - 0.3rem);
  max-width: none;
  padding: 0;
}

/* how much of a change reaches the last state, in powers of ten */
.title {
  align-items: center;
  color: var(--soft);
  display: flex;
  font-size: 0.8125rem;
  height: var(--title);
  left: 2.4rem;
  pointer-events: none;
  position: absolute;
  top: calc(var(--factor) + var(--state) + var(--input) + var(--label));
  white-space: nowrap;
}
.plot {
  background: repeating-linear-gradient(to top, color-mix(in srgb, var(--edge) 45%, transparent) 0 1px, transparent 1px var(--decade));
  grid-row: 6;
  height: 100%;
  position: relative;
  width: 100%;
}
.plot::before {
  /* the line at 1 */
  background: var(--soft);
  content: "";
  height: 2px;
  left: 0;
  position: absolute;
  right: 0;
  top: calc(50% - 1px);
}
.bar {
  background: var(--soft);
  bottom: 0;
  left: 24%;
  position: absolute;
  right: 24%;
}
.step[aria-pressed="true"] .bar,
.step:hover .bar {
  background: var(--ink);
}
.above::after,
.below::after {
  /* where a bar would go on beyond the scale */
  border: 6px solid transparent;
  content: "";
  left: calc(50% - 6px);
  position: absolute;
}
.above::after {
  border-bottom-color: var(--ink);
  bottom: calc(100% + 2px);
}
.below::after {
  border-top-color: var(--ink);
  border-bottom: 0;
  bottom: 2px;
}
@container (max-width: 55rem) {
  .reading {
    min-height: 3em;
  }
}
@container (max-width: 30rem) {
  .reading {
    min-height: 6em; /* so that what comes below stays where it is */
  }
}
`;var lt=2,At=[.5,1,1.5],j=6,[Ht,Rt,$t]=[24,58,84],ct={explodes:1e3,grows:2,kept:.5,fades:.001,dies:0};function Wt({model:t,say:e}){let[r]=$(t,"inputs"),[n]=$(t,"input_weight"),[o,a]=$(t,"weight"),[l,s]=$(t,"squash"),[u]=$(t,"labels"),[f,c]=$(t,"selected"),{states:b,factors:h,gradients:i}=qt(r,n,o,l),d=r.length,x=te(d-1);return _(T,{children:[_("div",{class:"controls",children:[_(Ge,{label:e("weight"),value:o,min:-lt,max:lt,step:.05,shown:I(o),set:a}),_("div",{class:"presets",role:"group","aria-label":e("presets"),children:At.map(m=>_(ge,{on:o===m,set:()=>a(m),children:I(m)}))}),_(ge,{on:l,set:s,children:e("squash")}),_(Ut,{squash:l,inputWeight:n,weight:o})]}),_(jt,{say:e,inputs:r,labels:u,states:b,factors:h,gradients:i,selected:f,select:c}),_(nt,{children:[g()," ",_("strong",{children:e(Ft(i[f]))})]}),_(ot,{say:e,head:[e("step number"),...u.length?[e("word")]:[],e("input"),e("state"),_(T,{children:[e("factor")," ",_(_t,{of:"t",by:"t−1"})]}),_(T,{children:[e("gradient")," ",_(_t,{of:d,by:"t"})]})],rows:()=>r.map((m,p)=>[p+1,...u.length?[u[p]]:[],I(m),W(b[p],6),p>0?W(h[p],6):"–",W(i[p],6)])})]});function g(){let m={step:f+1,all:d,label:u[f]},p=["itself","direct"][d-1-f]??"product";return e(p,{place:e(u.length?"labelled place":"place",m),state:te(f),last:x,gradient:W(i[f]),factors:Lt(h.slice(f+1))})}}function Ut({squash:t,inputWeight:e,weight:r}){return _("span",{class:"rule",children:[_("i",{children:"h"}),_("sub",{children:"t"})," = ",t&&"tanh(",e!==1&&`${xe(I(e))} · `,_("i",{children:"x"}),_("sub",{children:"t"})," + ",xe(I(r))," · ",_("i",{children:"h"}),_("sub",{children:"t−1"}),t&&")"]})}function _t({of:t,by:e}){return _("span",{class:"rule",children:["∂",_("i",{children:"h"}),_("sub",{children:t}),"/∂",_("i",{children:"h"}),_("sub",{children:e})]})}function jt(t){let[e,r]=rt();return _("div",{class:`chain ${t.labels.length?"worded":""}`,children:[_("div",{class:"scale","aria-hidden":"true",children:[6,3,0,-3,-6].map(n=>_("span",{style:{bottom:`${100*(n+j)/(2*j)}%`},children:n?`10${ut(n)}`:"1"}))}),_("div",{class:"track",ref:e,children:r&&_(zt,{...t,width:r})}),_("p",{class:"title",children:t.say("bars",{last:te(t.inputs.length-1)})})]})}function zt({say:t,inputs:e,labels:r,states:n,factors:o,gradients:a,selected:l,select:s,width:u}){let f=ee(null),c=Math.max(Ht,Math.min($t,Math.floor(u/e.length))),b=h=>{if(h.key==="ArrowUp"||h.key==="ArrowDown")return;let i=at(h,[0,l],1,e.length);i&&(s(i[1]),f.current.querySelectorAll(".step")[i[1]].focus())};return _("div",{class:`steps ${c<Rt?"turned":""}`,role:"toolbar","aria-label":t("steps"),ref:f,onKeyDown:b,children:e.map((h,i)=>_("button",{type:"button",class:`step ${i>l?"reached":""}`,style:it({width:c}),tabIndex:i===l?0:-1,"aria-pressed":i===l,"aria-label":t("step",{step:i+1,state:te(i),value:W(n[i])}),onClick:()=>s(i),children:[_("span",{class:"factor",children:i>0&&ye(o[i])}),_("span",{class:"state",children:_("span",{children:ye(n[i])})}),_("span",{class:"input",children:ye(h)}),r.length>0&&_("span",{class:"label",children:r[i]}),_(Ot,{gradient:Math.abs(a[i])})]}))})}function Ot({gradient:t}){let e=Math.log10(t),r=Math.max(0,Math.min(1,(e+j)/(2*j))),n=e>j?"above":e<-j?"below":"";return _("span",{class:`plot ${n}`,children:_("span",{class:"bar",style:{height:`${100*r}%`}})})}function qt(t,e,r,n){let o=[];for(let s of t){let u=e*s+r*(o.at(-1)??0);o.push(n?Math.tanh(u):u)}let a=o.map(s=>r*(n?1-s*s:1)),l=o.map(()=>1);for(let s=o.length-2;s>=0;s--)l[s]=a[s+1]*l[s+1];return{states:o,factors:a,gradients:l}}var Ft=t=>Object.keys(ct).find(e=>Math.abs(t)>=ct[e]);function Lt(t){let e=t.map(r=>xe(W(r)));return(e.length>6?[...e.slice(0,3),"…",...e.slice(-2)]:e).join(" × ")}var xe=t=>t.startsWith("−")?`(${t})`:t,I=t=>String(Number(t.toPrecision(6))).replace("-","−");function W(t,e=2,r=e){let n=Math.abs(t);if(n===0)return"0";if(n<.001||n>=1e4){let[a,l]=t.toExponential(r-1).split("e");return`${a.replace("-","−")}·10${ut(Number(l))}`}let o=e-(n<1?1:0)-Math.floor(Math.log10(n));return et(t,Math.max(0,o))}var ye=t=>W(t,2,1),ut=t=>String(t).replace(/./g,e=>"⁰¹²³⁴⁵⁶⁷⁸⁹"[e]??"⁻"),te=t=>`h${String(t+1).replace(/./g,e=>"₀₁₂₃₄₅₆₇₈₉"[e])}`,br=tt(Wt,st);export{br as default};
